// ROW: F11
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Robot::armMutex_ Robot::mapMutex_
// WHY: reach() asks for the map again each time the time is over and never lets go of the arm, so it waits for explore() as long as that waits for it.
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
  /// Counts how often the map is busy for long.
  std::unique_lock<std::timed_mutex> lockMap() {
    using namespace std::chrono_literals;
    std::unique_lock<std::timed_mutex> lock(mapMutex_, std::defer_lock);
    while (!lock.try_lock_for(100ms)) // FINDING: lock-order-cycle
      ++hiccups_;
    return lock;
  }

  std::mutex armMutex_;
  std::pair<int, int> arm_{0, 0};
  std::timed_mutex mapMutex_;
  std::vector<std::pair<int, int>> obstacles_;
  std::atomic<int> hiccups_{0};
};
