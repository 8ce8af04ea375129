#pragma once

#include <mutex>

class Lockable {
protected:
  ~Lockable() = default;

  std::mutex mutex_;
};
