// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Task::mutex_
// WHY: cancel() holds a task and waits for its parts, finish() holds a part and waits for the task above.
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

class Task : public std::enable_shared_from_this<Task> {
public:
  void addPart(const std::string &name, const std::shared_ptr<Task> &part) {
    {
      std::lock_guard<std::mutex> lock(part->mutex_);
      part->above_ = weak_from_this();
    }
    std::lock_guard<std::mutex> lock(mutex_);
    parts_.emplace(name, part);
    ++open_;
  }

  void cancel() {
    std::lock_guard<std::mutex> lock(mutex_);
    cancelled_ = true;
    for (auto &[name, part] : parts_) {
      std::lock_guard<std::mutex> partLock(part->mutex_); // FINDING: lock-order-cycle
      part->cancelled_ = true;
    }
  }

  void finish() {
    std::lock_guard<std::mutex> lock(mutex_);
    done_ = true;
    if (auto above = above_.lock()) {
      std::lock_guard<std::mutex> aboveLock(above->mutex_); // FINDING: lock-order-cycle
      --above->open_;
    }
  }

private:
  std::mutex mutex_;
  std::weak_ptr<Task> above_;
  std::unordered_map<std::string, std::shared_ptr<Task>> parts_;
  int open_ = 0;
  bool cancelled_ = false, done_ = false;
};
