// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: when the try fails, wake() gives the ready queue back before it waits for the timers, and then nests as expire() does.
#include <deque>
#include <mutex>
#include <set>

class Scheduler {
public:
  void wake(int task) {
    std::unique_lock<std::mutex> ready(readyMutex_);
    std::unique_lock<std::mutex> timers(timersMutex_, std::try_to_lock);
    if (!timers) {
      ++contended_;
      ready.unlock();
      timers.lock();
      ready.lock();
    }
    timers_.erase(task);
    ready_.push_back(task);
  }

  void expire() {
    std::unique_lock<std::mutex> timers(timersMutex_);
    std::unique_lock<std::mutex> ready(readyMutex_);
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
