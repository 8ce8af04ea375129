#include "logger.h"

#include <chrono>
#include <cstdio>

void Logger::writeLines() {
  bool closing = false;
  while (!closing) {
    std::vector<std::string> batch;
    {
      std::unique_lock<std::mutex> lock(mutex_); // FINDING: wait-while-holding
      batch.swap(lines_);
      closing = closing_;
    }
    for (const std::string &line : batch)
      std::puts(line.c_str());
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}
