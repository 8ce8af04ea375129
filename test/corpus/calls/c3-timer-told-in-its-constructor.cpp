// ROW: C3
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Timer::mutex_ Heartbeats::mutex_
// WHY: tick() calls expire() with the timer locked and it locks the heartbeats, beat() arms the timer with the heartbeats locked.
#include <functional>
#include <mutex>
#include <set>
#include <utility>

class Timer {
public:
  explicit Timer(std::function<void()> onExpire) : onExpire_(std::move(onExpire)) {}

  void arm(int ticks) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    left_ = ticks;
  }

  void tick() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (left_ > 0 && --left_ == 0)
      onExpire_();
  }

private:
  const std::function<void()> onExpire_;
  std::mutex mutex_;
  int left_ = 0;
};

class Heartbeats {
public:
  Heartbeats() : timer_([this] { expire(); }) {}

  void beat(int node) {
    std::lock_guard<std::mutex> lock(mutex_);
    alive_.insert(node);
    timer_.arm(30);
  }

  void tick() { timer_.tick(); }

private:
  void expire() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    alive_.clear();
  }

  std::mutex mutex_;
  std::set<int> alive_;
  Timer timer_;
};
