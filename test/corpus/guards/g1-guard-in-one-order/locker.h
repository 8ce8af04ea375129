#pragma once

#include <mutex>

namespace util {

namespace detail {
void acquire(std::mutex &mutex);
void letGo(std::mutex &mutex) noexcept;
} // namespace detail

class Locker {
public:
  explicit Locker(std::mutex &mutex) : mutex_(&mutex) { detail::acquire(*mutex_); }
  ~Locker() { detail::letGo(*mutex_); }
  Locker(const Locker &) = delete;
  Locker &operator=(const Locker &) = delete;

private:
  std::mutex *mutex_;
};

} // namespace util
