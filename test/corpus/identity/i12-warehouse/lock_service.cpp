#include "lock_service.h"

LockService lockService;

void LockService::acquire(Resource resource) {
  mutexes_[static_cast<std::size_t>(resource)].lock(); // FINDING: lock-order-cycle
}

void LockService::release(Resource resource) {
  mutexes_[static_cast<std::size_t>(resource)].unlock();
}
