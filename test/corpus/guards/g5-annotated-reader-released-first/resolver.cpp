#include "resolver.h"

std::string Resolver::resolve(const std::string &host) {
  {
    const os::ReadGuard guard(lock_);
    const auto found = addresses_.find(host);
    if (found != addresses_.end())
      return found->second;
  }
  const std::string address = lookUp(host);
  store(host, address);
  return address;
}
