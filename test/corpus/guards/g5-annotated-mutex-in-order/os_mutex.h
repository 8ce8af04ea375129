#pragma once

#define CAPABILITY(name) __attribute__((capability(name)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))

namespace os {

/// Implemented by the kernel's library.
class CAPABILITY("mutex") Mutex {
public:
  Mutex() noexcept;
  ~Mutex();
  Mutex(const Mutex &) = delete;
  Mutex &operator=(const Mutex &) = delete;

  void Lock() noexcept ACQUIRE();
  void Unlock() noexcept RELEASE();

private:
  [[maybe_unused]] long words_[8];
};

} // namespace os
