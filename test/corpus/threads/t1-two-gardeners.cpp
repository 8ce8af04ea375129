// ROW: T1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Garden::bedsMutex_ Garden::tankMutex_
// FLAGS: -std=c++20
// WHY: the early and the late gardener tend the same garden at the same time, so one can water while the other drains.
#include <chrono>
#include <mutex>
#include <stop_token>
#include <thread>

class Garden {
public:
  Garden()
      : early_([this](std::stop_token stop) { tend(stop); }),
        late_([this](std::stop_token stop) { tend(stop); }) {}

  int litres() {
    std::lock_guard lock(tankMutex_);
    return litres_;
  }

private:
  void tend(std::stop_token stop) {
    while (!stop.stop_requested()) {
      water();
      drain();
    }
  }

  void water() {
    std::lock_guard beds(bedsMutex_);
    std::lock_guard tank(tankMutex_); // FINDING: lock-order-cycle
    litres_ -= 2;
    moisture_ += 2;
  }

  void drain() {
    std::lock_guard tank(tankMutex_);
    std::lock_guard beds(bedsMutex_); // FINDING: lock-order-cycle
    litres_ += 1;
    moisture_ -= 1;
  }

  std::mutex bedsMutex_;
  int moisture_ = 0;
  std::mutex tankMutex_;
  int litres_ = 100;
  std::jthread early_;
  std::jthread late_;
};

int main() {
  Garden garden;
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  return garden.litres() == 0;
}
