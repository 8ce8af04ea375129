#include "thermostat.h"

void Thermostat::set(int degrees) {
  mutex_.lock();
  target_ = degrees;
  mutex_.unlock();

  display_.show(*this);

  mutex_.lock();
  ++changes_;
  mutex_.unlock();
}

int Thermostat::target() noexcept {
  std::lock_guard<std::mutex> lock(mutex_);
  return target_;
}
