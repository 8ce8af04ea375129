#include "pool.h"

bool Logger::tryWrite(const std::string &line) {
  if (!mutex_.try_lock())
    return false;
  std::lock_guard<std::mutex> lock(mutex_, std::adopt_lock);
  lines_.push_back(line);
  return true;
}

void Logger::writeStatistics(BufferPool &pool) {
  std::lock_guard<std::mutex> lock(mutex_);
  lines_.push_back(std::to_string(pool.available()) + " buffers left");
}
