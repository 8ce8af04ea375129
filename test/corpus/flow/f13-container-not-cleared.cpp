// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Cluster::nodesMutex_ Cluster::historyMutex_
// WHY: the locks in the vector are held to the end of snapshot(), which then waits for the history with the nodes locked, against restore().
#include <mutex>
#include <string>
#include <vector>

class Cluster {
public:
  void snapshot() {
    std::vector<std::unique_lock<std::mutex>> held;
    held.emplace_back(configMutex_);
    held.emplace_back(nodesMutex_);
    auto copy = nodes_;
    copy.push_back(config_);
    std::lock_guard<std::mutex> historyLock(historyMutex_); // FINDING: lock-order-cycle
    history_.push_back(copy);
  }

  bool restore() {
    std::lock_guard<std::mutex> historyLock(historyMutex_);
    if (history_.empty())
      return false;
    std::lock_guard<std::mutex> nodesLock(nodesMutex_); // FINDING: lock-order-cycle
    nodes_ = history_.back();
    history_.pop_back();
    return true;
  }

private:
  std::mutex configMutex_;
  std::string config_;
  std::mutex nodesMutex_;
  std::vector<std::string> nodes_;
  std::mutex historyMutex_;
  std::vector<std::vector<std::string>> history_;
};
