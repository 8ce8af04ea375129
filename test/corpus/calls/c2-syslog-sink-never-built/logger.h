#ifndef LOGGER_H
#define LOGGER_H

#include <memory>
#include <mutex>
#include <string>

class Sink {
public:
  virtual ~Sink() = default;
  virtual void write(const std::string &line) = 0;
};

class Logger {
public:
  explicit Logger(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}
  void log(const std::string &line);
  int lines() const;

private:
  mutable std::mutex mutex_;
  std::unique_ptr<Sink> sink_;
  int lines_ = 0;
};

#endif
