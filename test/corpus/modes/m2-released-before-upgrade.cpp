// ROW: M2
// VERDICT: ok
// FINDINGS:
// WHY: the shared lock has been given back before the exclusive one is asked for.
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
    reading.unlock();
    std::unique_lock writing(mutex_);
    return ids_.emplace(text, static_cast<int>(ids_.size())).first->second;
  }

private:
  std::shared_mutex mutex_;
  std::unordered_map<std::string, int> ids_;
};
