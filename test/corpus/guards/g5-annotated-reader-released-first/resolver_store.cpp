#include "resolver.h"

void Resolver::store(const std::string &host, const std::string &address) {
  const os::WriteGuard guard(lock_);
  addresses_[host] = address;
}

void Resolver::forgetAll() {
  const os::WriteGuard guard(lock_);
  addresses_.clear();
}
