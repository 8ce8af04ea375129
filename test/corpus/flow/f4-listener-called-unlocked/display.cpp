#include "thermostat.h"

void Display::show(Thermostat &thermostat) noexcept {
  std::lock_guard<std::mutex> lock(mutex_);
  shown_ = thermostat.target();
}
