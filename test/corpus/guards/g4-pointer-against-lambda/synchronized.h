#pragma once

#include <mutex>
#include <utility>

template <class T> class Synchronized {
public:
  /// Has the value locked for as long as it lives.
  class Pointer {
  public:
    Pointer(std::mutex &mutex, T &value)
        : lock_(mutex), // FINDING: lock-order-cycle
          value_(&value) {}
    T *operator->() const { return value_; }
    T &operator*() const { return *value_; }

  private:
    std::unique_lock<std::mutex> lock_;
    T *value_;
  };

  Pointer lock() { return Pointer(mutex_, value_); }

  template <class F> decltype(auto) withLock(F &&action) {
    std::lock_guard<std::mutex> guard(mutex_); // FINDING: lock-order-cycle
    return std::forward<F>(action)(value_);
  }

private:
  std::mutex mutex_;
  T value_{};
};
