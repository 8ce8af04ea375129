#include "logger.h"

#include <utility>

Logger::Logger() {
  writer_ = std::thread([this] { writeLines(); });
}

Logger::~Logger() {
  std::lock_guard<std::mutex> lock(mutex_);
  closing_ = true;
  writer_.join(); // FINDING: wait-while-holding
}

void Logger::log(std::string line) {
  std::lock_guard<std::mutex> lock(mutex_);
  lines_.push_back(std::move(line));
}
