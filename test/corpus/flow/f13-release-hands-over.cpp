// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: what release() leaves locked is unlocked through the pointer it returns, or, after beginRead(), by the guard that adopts it.
#include <map>
#include <mutex>
#include <string>

class SymbolTable {
public:
  int find(const std::string &name) {
    std::unique_lock<std::mutex> lock(mutex_);
    auto found = addresses_.find(name);
    if (found == addresses_.end()) {
      lock.release()->unlock();
      return static_cast<int>(name.size());
    }
    return found->second;
  }

  int sum() {
    beginRead();
    std::lock_guard<std::mutex> lock(mutex_, std::adopt_lock);
    int total = 0;
    for (const auto &symbol : addresses_)
      total += symbol.second;
    return total;
  }

private:
  /// Returns with the mutex locked.
  void beginRead() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (stale_)
      addresses_.clear();
    stale_ = false;
    lock.release();
  }

  std::mutex mutex_;
  std::map<std::string, int> addresses_;
  bool stale_ = true;
};
