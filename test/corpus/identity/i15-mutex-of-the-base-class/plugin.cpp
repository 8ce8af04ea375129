#include "plugin.h"

namespace plugins {

void Plugin::load(const std::string &path) {
  std::lock_guard<std::mutex> lock(mutex_);
  path_ = path;
  std::lock_guard<std::mutex> registryLock(registryMutex); // FINDING: lock-order-cycle
  registry.push_back(this);
}

void Plugin::unload() {
  std::lock_guard<std::mutex> lock(Lockable::mutex_); // FINDING: lock-order-cycle
  path_.clear();
}

} // namespace plugins
