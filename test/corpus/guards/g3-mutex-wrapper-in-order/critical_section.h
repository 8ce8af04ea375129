#pragma once

#include <pthread.h>

namespace platform {

class CriticalSection {
public:
  CriticalSection() noexcept;
  ~CriticalSection();
  void Lock() noexcept;
  void Unlock() noexcept;

private:
  CriticalSection(const CriticalSection &) = delete;
  CriticalSection &operator=(const CriticalSection &) = delete;
  pthread_mutex_t handle_;
};

} // namespace platform
