// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Scheduler::readyMutex_ Scheduler::timersMutex_
// WHY: when the try fails, wake() waits for the timers with the ready queue locked; expire() waits for the ready queue with the timers locked.
#include <deque>
#include <mutex>
#include <set>

class Scheduler {
public:
  void wake(int task) {
    std::unique_lock<std::mutex> ready(readyMutex_);
    std::unique_lock<std::mutex> timers(timersMutex_, std::try_to_lock);
    if (!timers.owns_lock()) {
      ++contended_;
      timers.lock(); // FINDING: lock-order-cycle
    }
    timers_.erase(task);
    ready_.push_back(task);
  }

  void expire() {
    std::unique_lock<std::mutex> timers(timersMutex_);
    std::unique_lock<std::mutex> ready(readyMutex_); // FINDING: lock-order-cycle
    ready_.insert(ready_.end(), timers_.begin(), timers_.end());
    timers_.clear();
  }

private:
  std::mutex readyMutex_;
  std::deque<int> ready_;
  int contended_ = 0;
  std::mutex timersMutex_;
  std::set<int> timers_;
};
