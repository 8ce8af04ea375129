#include "service_registry.h"
#include "search_index.h"

namespace app {

ServiceRegistry &ServiceRegistry::instance() {
  static ServiceRegistry registry;
  return registry;
}

void ServiceRegistry::publish(const std::string &service, const std::string &endpoint) {
  std::lock_guard<std::mutex> registering(registry_lock_);
  endpoints_[service] = endpoint;
}

std::string ServiceRegistry::endpointOf(const std::string &service) {
  std::lock_guard<std::mutex> registering(registry_lock_);
  auto known = endpoints_.find(service);
  if (known == endpoints_.end() && service == "search")
    known = endpoints_.emplace(service, openSearchIndex()).first;
  return known == endpoints_.end() ? std::string() : known->second;
}

} // namespace app
