#ifndef WITH_LOCK_H
#define WITH_LOCK_H

#include <mutex>
#include <utility>

/// Calls the action with the mutex locked and returns what it returns.
template <typename Mutex, typename Action>
decltype(auto) withLock(Mutex &mutex, Action &&action) {
  std::lock_guard<Mutex> guard(mutex); // FINDING: lock-order-cycle
  return std::forward<Action>(action)();
}

#endif
