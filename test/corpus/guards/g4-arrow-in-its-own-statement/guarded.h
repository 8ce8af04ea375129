#pragma once

#include <mutex>

/// Locks the value around each use through the arrow.
template <class T> class Guarded {
  class Arrow {
  public:
    explicit Arrow(Guarded &guarded) : guarded_(guarded) {
      guarded_.mutex_.lock();
    }
    ~Arrow() { guarded_.mutex_.unlock(); }
    Arrow(const Arrow &) = delete;
    Arrow &operator=(const Arrow &) = delete;
    T *operator->() { return &guarded_.value_; }

  private:
    Guarded &guarded_;
  };

public:
  Arrow operator->() { return Arrow(*this); }

private:
  std::mutex mutex_;
  T value_{};
};
