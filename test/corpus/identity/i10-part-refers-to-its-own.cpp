// ROW: I10
// VERDICT: ok
// FINDINGS:
// WHY: the meter's reference is bound to meterMutex_, which is not the mutex heat() holds.
#include <mutex>

class Meter {
public:
  explicit Meter(std::mutex &mutex) : mutex_(mutex) {}

  void add(int wattSeconds) {
    std::lock_guard<std::mutex> lock(mutex_);
    consumed_ += wattSeconds;
  }

private:
  std::mutex &mutex_;
  long consumed_ = 0;
};

class Boiler {
public:
  void heat(int watts, int seconds) {
    std::lock_guard<std::mutex> lock(mutex_);
    temperature_ += watts * seconds / 4200.0;
    meter_.add(watts * seconds);
  }

  double temperature() {
    std::lock_guard<std::mutex> lock(mutex_);
    return temperature_;
  }

private:
  std::mutex mutex_;
  double temperature_ = 20;
  std::mutex meterMutex_;
  Meter meter_{meterMutex_};
};
