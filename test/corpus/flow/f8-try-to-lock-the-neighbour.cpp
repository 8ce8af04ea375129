// ROW: F8
// VERDICT: ok
// FINDINGS:
// WHY: rebalance() only tries the cold side while it holds the hot side, so it never waits against promote().
#include <list>
#include <mutex>

class TieredCache {
public:
  bool rebalance() {
    std::lock_guard<std::mutex> hotLock(hotMutex_);
    std::unique_lock<std::mutex> coldLock(coldMutex_, std::try_to_lock);
    if (!coldLock.owns_lock() || hot_.empty())
      return false;
    cold_.splice(cold_.end(), hot_, hot_.begin());
    return true;
  }

  void promote(int key) {
    std::lock_guard<std::mutex> coldLock(coldMutex_);
    std::lock_guard<std::mutex> hotLock(hotMutex_);
    cold_.remove(key);
    hot_.push_back(key);
  }

private:
  std::mutex hotMutex_;
  std::list<int> hot_;
  std::mutex coldMutex_;
  std::list<int> cold_;
};
