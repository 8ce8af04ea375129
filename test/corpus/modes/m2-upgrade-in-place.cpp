// ROW: M2
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Interner::mutex_
// WHY: reading is still alive when the same thread asks for the mutex exclusively, which waits for all readers.
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

class Interner {
public:
  int idOf(const std::string &text) {
    std::shared_lock reading(mutex_);
    const auto found = ids_.find(text);
    if (found != ids_.end())
      return found->second;
    std::unique_lock writing(mutex_); // FINDING: self-deadlock
    return ids_.emplace(text, static_cast<int>(ids_.size())).first->second;
  }

private:
  std::shared_mutex mutex_;
  std::unordered_map<std::string, int> ids_;
};
