// ROW: F9
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Worker::victimMutex_ Worker::ownMutex_
// WHY: once the try has succeeded, steal() holds the victim and blocks on its own queue, while donate() blocks the other way round.
#include <deque>
#include <mutex>

class Worker {
public:
  bool steal() {
    std::unique_lock<std::mutex> victimLock(victimMutex_, std::try_to_lock);
    if (!victimLock.owns_lock() || victim_.empty())
      return false;
    std::lock_guard<std::mutex> ownLock(ownMutex_); // FINDING: lock-order-cycle
    own_.push_back(victim_.back());
    victim_.pop_back();
    return true;
  }

  void donate() {
    std::lock_guard<std::mutex> ownLock(ownMutex_);
    if (own_.size() < 2)
      return;
    std::lock_guard<std::mutex> victimLock(victimMutex_); // FINDING: lock-order-cycle
    victim_.push_back(own_.front());
    own_.pop_front();
  }

private:
  std::mutex victimMutex_;
  std::deque<int> victim_;
  std::mutex ownMutex_;
  std::deque<int> own_;
};
