// ROW: M3
// VERDICT: ok
// FINDINGS:
// WHY: the only writer gives up when the routes are in use, so none ever waits between the two shared locks of describe().
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>

class Routes {
public:
  std::optional<std::string> via(int network) const {
    const std::shared_lock lock(mutex_);
    const auto found = gateways_.find(network);
    if (found == gateways_.end())
      return std::nullopt;
    return found->second;
  }

  std::string describe() const {
    const std::shared_lock lock(mutex_);
    std::string text;
    for (const auto &[network, gateway] : gateways_)
      text += std::to_string(network) + " via " + via(network).value_or(gateway) + '\n';
    return text;
  }

  /// Called from the packet path, which must not wait.
  bool learn(int network, const std::string &gateway) {
    if (!mutex_.try_lock())
      return false;
    const std::lock_guard lock(mutex_, std::adopt_lock);
    gateways_[network] = gateway;
    return true;
  }

private:
  mutable std::shared_mutex mutex_;
  std::map<int, std::string> gateways_;
};
