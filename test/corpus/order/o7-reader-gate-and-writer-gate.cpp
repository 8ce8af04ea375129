// ROW: O7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Topology::nodesMutex_ Topology::linksMutex_
// WHY: connect() and route() invert nodes and links under two different gates, which do not exclude each other.
#include <mutex>
#include <utility>
#include <vector>

class Topology {
public:
  void connect(int from, int to) {
    std::lock_guard<std::mutex> editing(editGate_);
    std::lock_guard<std::mutex> nodesLock(nodesMutex_);
    nodes_.push_back(from);
    nodes_.push_back(to);
    std::lock_guard<std::mutex> linksLock(linksMutex_); // FINDING: lock-order-cycle
    links_.emplace_back(from, to);
  }

  int route(int from) {
    std::lock_guard<std::mutex> querying(queryGate_);
    std::lock_guard<std::mutex> linksLock(linksMutex_);
    for (const auto &[start, end] : links_) {
      if (start != from)
        continue;
      std::lock_guard<std::mutex> nodesLock(nodesMutex_); // FINDING: lock-order-cycle
      return nodes_.empty() ? -1 : end;
    }
    return -1;
  }

private:
  std::mutex editGate_;
  std::mutex queryGate_;
  std::mutex nodesMutex_;
  std::vector<int> nodes_;
  std::mutex linksMutex_;
  std::vector<std::pair<int, int>> links_;
};
