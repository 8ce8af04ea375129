#ifndef SPOOLER_H
#define SPOOLER_H

#include <deque>
#include <mutex>
#include <string>

class Driver {
public:
  virtual ~Driver() = default;
  virtual bool print(const std::string &page) = 0;
};

class Spooler {
public:
  explicit Spooler(Driver &driver) : driver_(driver) {}
  void submit(std::string page);
  bool printNext();
  std::size_t pending() const;

private:
  Driver &driver_;
  mutable std::mutex mutex_;
  std::deque<std::string> pages_;
};

#endif
