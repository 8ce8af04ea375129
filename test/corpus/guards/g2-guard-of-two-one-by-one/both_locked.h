#pragma once

#include <mutex>

/// Holds two mutexes for a scope.
class BothLocked {
public:
  BothLocked(std::mutex &first, std::mutex &second);
  BothLocked(const BothLocked &) = delete;
  BothLocked &operator=(const BothLocked &) = delete;

private:
  std::unique_lock<std::mutex> first_;
  std::unique_lock<std::mutex> second_;
};
