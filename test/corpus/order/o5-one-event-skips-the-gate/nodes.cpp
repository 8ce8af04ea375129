#include "topology.h"

namespace cluster {

void Topology::addNode(int id, std::string host) {
  change([&] {
    const std::lock_guard<std::mutex> nodesLock(nodesMutex_);
    if (!nodes_.emplace(id, std::move(host)).second)
      return;
    const std::lock_guard<std::mutex> routesLock(routesMutex_); // FINDING: lock-order-cycle
    for (const auto &[other, ignored] : nodes_)
      routes_.emplace(other, id);
  });
}

} // namespace cluster
