#include "cache.h"

#include <mutex>

namespace dns {

std::string Cache::lookup(const std::string &host) {
  const std::shared_lock<std::shared_mutex> lock(mutex_);
  if (const auto found = addresses_.find(host); found != addresses_.end())
    return found->second;
  insert(host, "0.0.0.0");
  return "0.0.0.0";
}

} // namespace dns
