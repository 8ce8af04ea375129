#include "lock_service.h"

namespace warehouse {

void LockService::acquireElement() { element_.lock(); }

void LockService::releaseElement() { element_.unlock(); }

void LockService::acquireManifest() { manifest_.lock(); }

void LockService::releaseManifest() { manifest_.unlock(); }

ElementHold::ElementHold(LockService &locks) : locks_(locks) { locks_.acquireElement(); }

ElementHold::~ElementHold() { locks_.releaseElement(); }

ManifestHold::ManifestHold(LockService &locks) : locks_(locks) { locks_.acquireManifest(); }

ManifestHold::~ManifestHold() { locks_.releaseManifest(); }

} // namespace warehouse
