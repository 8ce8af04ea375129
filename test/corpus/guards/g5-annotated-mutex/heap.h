#pragma once

#include "os_mutex.h"

class Heap;

class Profiler {
public:
  void allocated(long bytes) noexcept;
  long dump(Heap &heap) noexcept;

private:
  os::Mutex mutex_;
  long events_ = 0;
};

class Heap {
public:
  explicit Heap(Profiler &profiler) noexcept : profiler_(profiler) {}
  long allocate(long bytes) noexcept;
  long used() noexcept;

private:
  Profiler &profiler_;
  os::Mutex mutex_;
  long used_ = 0;
};
