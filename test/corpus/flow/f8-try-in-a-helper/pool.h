#pragma once

#include <mutex>
#include <string>
#include <vector>

class BufferPool;

class Logger {
public:
  /// Writes the line unless somebody else is writing.
  bool tryWrite(const std::string &line);
  void writeStatistics(BufferPool &pool);

private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

class BufferPool {
public:
  explicit BufferPool(Logger &logger) : logger_(logger) {}
  int take();
  int available();

private:
  Logger &logger_;
  std::mutex mutex_;
  int available_ = 64;
  int unlogged_ = 0;
};
