#include "autolock.h"

#include <cstdio>
#include <cstdlib>

static void check(int status) {
  if (status == 0)
    return;
  std::fprintf(stderr, "mutex: error %d\n", status);
  std::abort();
}

static void lockChecked(pthread_mutex_t *mutex) {
  check(pthread_mutex_lock(mutex)); // FINDING: lock-order-cycle
}

AutoLock::AutoLock(pthread_mutex_t *mutex) : mutex_(mutex) { lockChecked(mutex_); }

AutoLock::~AutoLock() { check(pthread_mutex_unlock(mutex_)); }
