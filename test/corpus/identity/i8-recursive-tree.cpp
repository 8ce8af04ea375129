// ROW: I8
// VERDICT: ok
// FINDINGS:
// WHY: the mutex is a std::recursive_mutex, so remove() and depth() may lock it again in the same thread.
#include <map>
#include <mutex>
#include <vector>

class CategoryTree {
public:
  void add(int parent, int child) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    children_[parent].push_back(child);
  }

  void remove(int node) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    const auto found = children_.find(node);
    if (found == children_.end())
      return;
    const std::vector<int> below = found->second;
    children_.erase(found);
    for (int child : below)
      remove(child);
  }

  bool isLeaf(int node) const {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    return children_.count(node) == 0;
  }

  int leaves(int node) const {
    std::unique_lock<std::recursive_mutex> lock(mutex_);
    if (isLeaf(node))
      return 1;
    int count = 0;
    for (int child : children_.at(node))
      count += leaves(child);
    return count;
  }

private:
  mutable std::recursive_mutex mutex_;
  std::map<int, std::vector<int>> children_;
};
