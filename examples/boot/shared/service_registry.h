#pragma once

#include <map>
#include <mutex>
#include <string>

namespace app {

/// Where each service answers.
class ServiceRegistry {
public:
  static ServiceRegistry &instance();

  void publish(const std::string &service, const std::string &endpoint);

  /// The endpoint of `service`. One that nobody has published is opened here,
  /// under the registry lock, so that it is opened only once.
  std::string endpointOf(const std::string &service);

private:
  std::mutex registry_lock_;
  std::map<std::string, std::string> endpoints_;
};

} // namespace app
