// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: indexMutex documentsMutex
// WHY: for a known word the lock is moved to `held` and outlives its block, so the index is locked while lookUp() waits for the documents, against addDocument().
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace {
std::mutex indexMutex;
std::map<std::string, std::size_t> wordIndex;
std::mutex documentsMutex;
std::vector<std::string> documents;
} // namespace

std::string lookUp(const std::string &word) {
  std::size_t number = 0;
  std::unique_lock<std::mutex> held;
  {
    std::unique_lock<std::mutex> lock(indexMutex);
    if (auto found = wordIndex.find(word); found != wordIndex.end()) {
      number = found->second;
      held = std::move(lock);
    }
  }
  std::lock_guard<std::mutex> documentsLock(documentsMutex); // FINDING: lock-order-cycle
  return number < documents.size() ? documents[number] : std::string();
}

void addDocument(const std::string &word, const std::string &text) {
  std::lock_guard<std::mutex> documentsLock(documentsMutex);
  documents.push_back(text);
  std::lock_guard<std::mutex> indexLock(indexMutex); // FINDING: lock-order-cycle
  wordIndex[word] = documents.size() - 1;
}
