// ROW: C10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Heater::mutex_ Sensor::mutex_
// WHY: step() subtracts the sensor with the heater locked, which converts it to double and locks it; calibrate() asks the heater with the sensor locked.
#include <mutex>

class Heater;

class Sensor {
public:
  operator double() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return raw_ + offset_;
  }

  void measured(double raw) {
    std::lock_guard<std::mutex> lock(mutex_);
    raw_ = raw;
  }

  void calibrate(const Heater &heater);

private:
  mutable std::mutex mutex_;
  double raw_ = 20;
  double offset_ = 0;
};

class Heater {
public:
  explicit Heater(const Sensor &sensor) : sensor_(sensor) {}

  double step() {
    std::lock_guard<std::mutex> lock(mutex_);
    const double error = target_ - sensor_;
    power_ += error / 10;
    return power_;
  }

  double target() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return target_;
  }

private:
  const Sensor &sensor_;
  mutable std::mutex mutex_;
  double target_ = 21;
  double power_ = 0;
};

void Sensor::calibrate(const Heater &heater) {
  std::lock_guard<std::mutex> lock(mutex_);
  offset_ = heater.target() - raw_;
}
