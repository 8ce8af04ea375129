#include "logger.h"

void Logger::log(const std::string &line) {
  std::lock_guard<std::mutex> lock(mutex_);
  sink_->write(line);
  ++lines_;
}

int Logger::lines() const {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return lines_;
}
