// ROW: I10
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Boiler::mutex_
// WHY: the meter's reference is bound to the boiler's own mutex, which heat() holds when it calls add().
// REASON: what a constructor stores in a field is not known in other methods of the object, only which class of lock it designates.
#include <mutex>

class Meter {
public:
  explicit Meter(std::mutex &mutex) : mutex_(mutex) {}

  void add(int wattSeconds) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
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
  Meter meter_{mutex_};
};
