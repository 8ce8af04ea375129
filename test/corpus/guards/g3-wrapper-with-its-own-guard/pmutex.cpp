#include "pmutex.h"

PMutex::PMutex() { pthread_mutex_init(&raw, nullptr); }

PMutex::~PMutex() { pthread_mutex_destroy(&raw); }

int PMutex::Lock() {
  return pthread_mutex_lock(&raw); // FINDING: lock-order-cycle
}

int PMutex::Unlock() { return pthread_mutex_unlock(&raw); }
