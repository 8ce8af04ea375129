// ROW: F11
// VERDICT: stall
// FINDINGS: lock-order-cycle
// LOCKS: Robot::armMutex_ Robot::mapMutex_
// WHY: reach() and explore() hold one mutex each and wait for the other, three tenths of a second at the most, until reach() gives up.
#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

class Robot {
public:
  bool reach(int x, int y) {
    const std::lock_guard<std::mutex> armLock(armMutex_);
    const auto mapLock = lockMap();
    if (!mapLock.owns_lock())
      return false;
    for (const auto &obstacle : obstacles_)
      if (obstacle == std::pair(x, y))
        return false;
    arm_ = {x, y};
    return true;
  }

  void explore(int x, int y) {
    const std::lock_guard<std::timed_mutex> mapLock(mapMutex_);
    obstacles_.emplace_back(x, y);
    const std::lock_guard<std::mutex> armLock(armMutex_); // FINDING: lock-order-cycle
    if (arm_ == std::pair(x, y))
      arm_ = {0, 0};
  }

  int hiccups() const { return hiccups_; }

private:
  /// The lock is empty when the map was busy for too long.
  std::unique_lock<std::timed_mutex> lockMap() {
    using namespace std::chrono_literals;
    std::unique_lock<std::timed_mutex> lock(mapMutex_, std::defer_lock);
    for (int attempt = 0; attempt < 3 && !lock.owns_lock(); ++attempt)
      if (!lock.try_lock_for(100ms)) // FINDING: lock-order-cycle
        ++hiccups_;
    return lock;
  }

  std::mutex armMutex_;
  std::pair<int, int> arm_{0, 0};
  std::timed_mutex mapMutex_;
  std::vector<std::pair<int, int>> obstacles_;
  std::atomic<int> hiccups_{0};
};
