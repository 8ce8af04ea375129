#pragma once

#include <mutex>

#define CAPABILITY(name) __attribute__((capability(name)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#define REQUIRES(...) __attribute__((requires_capability(__VA_ARGS__)))

/// libjournal, of which we have the header only.
class CAPABILITY("mutex") RawMutex {
public:
  RawMutex();
  ~RawMutex();

private:
  [[maybe_unused]] void *handle_;
};

class Journal {
public:
  void begin() noexcept ACQUIRE(mutex);
  void write(int block) noexcept REQUIRES(mutex);
  void end() noexcept RELEASE(mutex);

  RawMutex mutex;
};
