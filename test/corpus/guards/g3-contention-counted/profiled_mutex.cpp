#include "profiled_mutex.h"

ProfiledMutex::ProfiledMutex() { pthread_mutex_init(&handle_, nullptr); }
ProfiledMutex::~ProfiledMutex() { pthread_mutex_destroy(&handle_); }

void ProfiledMutex::Lock() {
  if (pthread_mutex_trylock(&handle_) == 0)
    return;
  ++contended_;
  pthread_mutex_lock(&handle_); // FINDING: lock-order-cycle
}

void ProfiledMutex::Unlock() { pthread_mutex_unlock(&handle_); }
