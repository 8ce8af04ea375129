#include "mutex.h"

Mutex::Mutex() { pthread_mutex_init(&handle_, nullptr); }

Mutex::~Mutex() { pthread_mutex_destroy(&handle_); }

void Mutex::Lock() {
  pthread_mutex_lock(&handle_); // FINDING: lock-order-cycle
}

void Mutex::Unlock() { pthread_mutex_unlock(&handle_); }
