// ROW: C10
// VERDICT: ok
// FINDINGS:
// WHY: step() converts the sensor, which locks it, before it locks the heater; only sensor-then-heater is nested.
#include <mutex>

class Heater;

class Sensor {
public:
  operator double() const {
    std::lock_guard<std::mutex> lock(mutex_);
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
    const double measured = sensor_;
    std::lock_guard<std::mutex> lock(mutex_);
    power_ += (target_ - measured) / 10;
    return power_;
  }

  double target() const {
    std::lock_guard<std::mutex> lock(mutex_);
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
