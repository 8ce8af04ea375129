// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: what make_unique() gives is owned by the pointer, and reset() lets go of the mutex before the next one takes it.
#include <memory>
#include <mutex>
#include <string>
#include <vector>

static std::mutex journalMutex;
static std::vector<std::string> journal;

class JournalGuard {
public:
  JournalGuard() { journalMutex.lock(); }
  ~JournalGuard() { journalMutex.unlock(); }
  JournalGuard(const JournalGuard &) = delete;
  JournalGuard &operator=(const JournalGuard &) = delete;
};

static std::unique_ptr<JournalGuard> openJournal() { return std::unique_ptr<JournalGuard>(new JournalGuard()); }

void record(const std::string &first, const std::string &second) {
  auto guard = openJournal();
  journal.push_back(first);
  guard.reset();
  guard = std::make_unique<JournalGuard>();
  journal.push_back(second);
}
