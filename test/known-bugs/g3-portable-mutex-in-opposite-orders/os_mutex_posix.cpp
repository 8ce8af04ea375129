#include "os_mutex.h"
#include <cstdlib>
#include <pthread.h>

namespace os {

struct MutexImpl {
  pthread_mutex_t handle;
};

namespace {
void check(int rc) {
  if (rc != 0)
    std::abort();
}
} // namespace

Mutex::Mutex() : impl_(new MutexImpl) { check(pthread_mutex_init(&impl_->handle, nullptr)); }

Mutex::~Mutex() {
  check(pthread_mutex_destroy(&impl_->handle));
  delete impl_;
}

void Mutex::Enter() { check(pthread_mutex_lock(&impl_->handle)); } // FINDING: lock-order-cycle
void Mutex::Leave() { check(pthread_mutex_unlock(&impl_->handle)); }
bool Mutex::TryEnter() { return pthread_mutex_trylock(&impl_->handle) == 0; }

} // namespace os
