#ifndef LOCK_SCOPE_H
#define LOCK_SCOPE_H

#include <pthread.h>

static inline pthread_mutex_t *lock_scope_enter(pthread_mutex_t *mutex) {
  pthread_mutex_lock(mutex); // FINDING: lock-order-cycle
  return mutex;
}

static inline void lock_scope_leave(pthread_mutex_t **mutex) { pthread_mutex_unlock(*mutex); }

#define LOCK_SCOPE_PASTE(a, b) a##b
#define LOCK_SCOPE_NAME(line) LOCK_SCOPE_PASTE(lock_scope_, line)
#define LOCK_SCOPE(mutex) \
  pthread_mutex_t *LOCK_SCOPE_NAME(__LINE__) \
      __attribute__((cleanup(lock_scope_leave), unused)) = lock_scope_enter(mutex)

#endif
