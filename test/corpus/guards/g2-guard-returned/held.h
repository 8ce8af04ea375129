#ifndef HELD_H
#define HELD_H

#include <mutex>
#include <utility>

/// A lock that can be handed on.
class Held {
public:
  explicit Held(std::mutex &mutex);
  Held(Held &&other) noexcept : mutex_(std::exchange(other.mutex_, nullptr)) {}
  Held &operator=(Held &&) = delete;
  ~Held();

private:
  std::mutex *mutex_;
};

#endif
