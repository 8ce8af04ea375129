#include "cache.h"

#include <mutex>

namespace dns {

void Cache::insert(const std::string &host, const std::string &address) {
  const std::lock_guard<std::shared_mutex> lock(mutex_); // FINDING: self-deadlock
  addresses_[host] = address;
}

} // namespace dns
