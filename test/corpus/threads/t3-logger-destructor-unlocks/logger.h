#pragma once

#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Logger {
public:
  Logger();
  ~Logger();
  Logger(const Logger &) = delete;
  Logger &operator=(const Logger &) = delete;

  void log(std::string line);

private:
  void writeLines();

  std::mutex mutex_;
  std::vector<std::string> lines_;
  bool closing_ = false;
  std::thread writer_;
};
