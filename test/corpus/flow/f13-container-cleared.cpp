// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: snapshot() clears the vector of locks before it waits for the history, and pin() pops the lock of the nodes, the last one, before.
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
    held.clear();
    std::lock_guard<std::mutex> historyLock(historyMutex_);
    history_.push_back(copy);
  }

  void pin(const std::string &node) {
    std::vector<std::unique_lock<std::mutex>> held;
    held.emplace_back(configMutex_);
    held.emplace_back(nodesMutex_);
    nodes_.push_back(node);
    held.pop_back();
    std::lock_guard<std::mutex> historyLock(historyMutex_);
    history_.push_back({config_, node});
  }

  bool restore() {
    std::lock_guard<std::mutex> historyLock(historyMutex_);
    if (history_.empty())
      return false;
    std::lock_guard<std::mutex> nodesLock(nodesMutex_);
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
