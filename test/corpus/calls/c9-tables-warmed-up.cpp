// ROW: C9
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Sine::mutex_ Sine::once_
// WHY: warmUp() runs fill() inside call_once and waits there for mutex_, at() waits for that call_once with the (recursive) mutex_ held.
#include <array>
#include <cmath>
#include <mutex>

class Sine {
public:
  void warmUp() {
    std::call_once(once_, [this] { fill(); });
  }

  double at(int degrees) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    std::call_once(once_, [this] { fill(); }); // FINDING: lock-order-cycle
    ++queries_;
    return values_[static_cast<std::size_t>(degrees % 360 + 360) % 360];
  }

  long queries() {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    return queries_;
  }

private:
  void fill() {
    std::lock_guard<std::recursive_mutex> lock(mutex_); // FINDING: lock-order-cycle
    for (std::size_t i = 0; i < values_.size(); ++i)
      values_[i] = std::sin(static_cast<double>(i) * 3.14159265358979 / 180);
  }

  std::once_flag once_;
  std::recursive_mutex mutex_;
  std::array<double, 360> values_{};
  long queries_ = 0;
};
