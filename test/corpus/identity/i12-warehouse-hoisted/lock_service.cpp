#include "lock_service.h"

LockService lockService;

void LockService::acquire(Resource resource) {
  mutexes_[static_cast<std::size_t>(resource)].lock();
}

void LockService::release(Resource resource) {
  mutexes_[static_cast<std::size_t>(resource)].unlock();
}

ElementAndManifest::ElementAndManifest() {
  lockService.acquire(Resource::Element);
  lockService.acquire(Resource::Manifest);
}

ElementAndManifest::~ElementAndManifest() {
  lockService.release(Resource::Manifest);
  lockService.release(Resource::Element);
}
