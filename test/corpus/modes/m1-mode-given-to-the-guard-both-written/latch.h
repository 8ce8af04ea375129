#pragma once

#include <shared_mutex>

enum class Access { read, write };

/// Holds a shared mutex the way it was asked to.
class Latch {
public:
  Latch(std::shared_mutex &mutex, Access access);
  ~Latch();
  Latch(const Latch &) = delete;
  Latch &operator=(const Latch &) = delete;

private:
  std::shared_mutex &mutex_;
  const Access access_;
};
