// ROW: I3
// VERDICT: ok
// FINDINGS:
// WHY: a category locks itself and then, recursively, the children it alone owns; nothing ever climbs.
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Category {
public:
  explicit Category(std::string name) : name_(std::move(name)) {}

  const std::string &name() const { return name_; }

  Category &addChild(const std::string &name) {
    auto child = std::make_unique<Category>(name);
    std::lock_guard<std::mutex> lock(mutex_);
    children_.push_back(std::move(child));
    return *children_.back();
  }

  void sell(int pieces) {
    std::lock_guard<std::mutex> lock(mutex_);
    sold_ += pieces;
  }

  long total() const {
    std::lock_guard<std::mutex> lock(mutex_);
    long sum = sold_;
    for (const std::unique_ptr<Category> &child : children_)
      sum += child->total();
    return sum;
  }

private:
  const std::string name_;
  mutable std::mutex mutex_;
  long sold_ = 0;
  std::vector<std::unique_ptr<Category>> children_;
};
