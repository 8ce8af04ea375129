// ROW: O10
// VERDICT: bad
// FINDINGS: lock-order-cycle lock-order-cycle
// LOCKS: contactsMutex dealsMutex notesMutex
// WHY: contacts-deals is inverted directly and a second time through the notes; the two cycles share the step in addDeal().
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace crm {

std::mutex contactsMutex;
std::map<int, std::string> contacts;
std::mutex dealsMutex;
std::map<int, int> deals;
std::mutex notesMutex;
std::vector<std::string> notes;

void addDeal(int contact, int value) {
  std::lock_guard<std::mutex> contactsLock(contactsMutex);
  if (contacts.count(contact) == 0)
    return;
  std::lock_guard<std::mutex> dealsLock(dealsMutex); // FINDING: lock-order-cycle
  deals[contact] = value;
}

void dropLostContacts() {
  std::lock_guard<std::mutex> dealsLock(dealsMutex);
  for (const auto &[contact, value] : deals) {
    if (value != 0)
      continue;
    std::lock_guard<std::mutex> contactsLock(contactsMutex); // FINDING: lock-order-cycle
    contacts.erase(contact);
  }
}

void annotateDeals() {
  std::lock_guard<std::mutex> dealsLock(dealsMutex);
  std::lock_guard<std::mutex> notesLock(notesMutex); // FINDING: lock-order-cycle
  for (const auto &deal : deals)
    notes.push_back("value " + std::to_string(deal.second));
}

void mergeNotes(int contact) {
  std::lock_guard<std::mutex> notesLock(notesMutex);
  std::lock_guard<std::mutex> contactsLock(contactsMutex); // FINDING: lock-order-cycle
  for (const std::string &note : notes)
    contacts[contact] += note;
}

} // namespace crm
