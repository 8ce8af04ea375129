#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace cluster {

class Topology {
public:
  void addNode(int id, std::string host);
  void moveRoutes(int from, int to);
  void onNodeLost(int id);

private:
  /// Runs one change of the topology at a time.
  template <typename Change> void change(Change &&doIt) {
    const std::lock_guard<std::mutex> gate(gate_);
    std::forward<Change>(doIt)();
  }

  void dropRoutes(int id);

  std::mutex gate_;
  std::mutex nodesMutex_;
  std::map<int, std::string> nodes_;
  std::mutex routesMutex_;
  std::multimap<int, int> routes_;
};

} // namespace cluster
