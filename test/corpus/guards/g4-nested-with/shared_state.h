#pragma once

#include <functional>
#include <mutex>
#include <type_traits>
#include <utility>

/// A value that can only be used with its mutex locked.
template <typename T> class SharedState {
public:
  template <typename Use> std::invoke_result_t<Use, T &> with(Use &&use) {
    const Lock lock(*this);
    return std::invoke(std::forward<Use>(use), value_);
  }

  template <typename Use> std::invoke_result_t<Use, const T &> with(Use &&use) const {
    const Lock lock(*this);
    return std::invoke(std::forward<Use>(use), value_);
  }

private:
  class Lock {
  public:
    explicit Lock(const SharedState &state) : guard_(state.mutex_) {} // FINDING: lock-order-cycle

  private:
    std::lock_guard<std::mutex> guard_;
  };

  mutable std::mutex mutex_;
  T value_;
};
