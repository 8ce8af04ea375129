#include "log.h"
#include <cstdio>

LogWriter &LogWriter::get() {
  static LogWriter writer;
  return writer;
}

LogWriter::LogWriter() : thread_([this] { run(); }) {}

LogWriter::~LogWriter() {
  {
    std::lock_guard<std::mutex> l(m_);
    stop_ = true;
  }
  cv_.notify_one();
  thread_.join();
}

void LogWriter::push(std::string line) {
  {
    std::lock_guard<std::mutex> l(m_);
    lines_.push_back(std::move(line));
  }
  cv_.notify_one();
}

void LogWriter::run() {
  std::unique_lock<std::mutex> l(m_);
  for (;;) {
    cv_.wait(l, [this] { return stop_ || !lines_.empty(); });
    std::deque<std::string> batch;
    batch.swap(lines_);
    const bool last = stop_;
    l.unlock();
    for (const auto &line : batch)
      std::fprintf(stderr, "%s\n", line.c_str());
    if (last)
      return;
    l.lock();
  }
}
