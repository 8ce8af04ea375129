#include "topology.h"

namespace cluster {

void Topology::dropRoutes(int id) {
  const std::lock_guard<std::mutex> routesLock(routesMutex_);
  routes_.erase(id);
  const std::lock_guard<std::mutex> nodesLock(nodesMutex_);
  nodes_.erase(id);
}

void Topology::moveRoutes(int from, int to) {
  if (from == to)
    return;
  change([this, from, to] {
    {
      const std::lock_guard<std::mutex> routesLock(routesMutex_);
      for (auto [it, end] = routes_.equal_range(from); it != end; ++it)
        routes_.emplace(to, it->second);
    }
    dropRoutes(from);
  });
}

/// Called by the health checker.
void Topology::onNodeLost(int id) {
  change([this, id] { dropRoutes(id); });
}

} // namespace cluster
