#ifndef GUARD_H
#define GUARD_H

#include <mutex>

/// Locks a mutex for a scope and counts how often somebody had to wait.
class Guard {
public:
  explicit Guard(std::mutex &mutex);
  ~Guard();
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;

  static long waits();

private:
  void enter();

  std::mutex &mutex_;
};

#endif
