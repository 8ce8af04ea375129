#ifndef LOCK_SERVICE_H
#define LOCK_SERVICE_H

#include <array>
#include <cstddef>
#include <mutex>

enum class Resource : std::size_t { Element, Manifest };

class LockService {
public:
  void acquire(Resource resource);
  void release(Resource resource);

private:
  std::array<std::mutex, 2> mutexes_;
};

extern LockService lockService;

#endif
