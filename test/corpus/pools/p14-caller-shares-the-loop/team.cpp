#include "team.h"

#include <atomic>
#include <memory>
#include <utility>

namespace {

/// A loop that any number of threads take part in. A helper that comes too late finds no index left.
class Loop {
public:
  Loop(int count, std::function<void(int)> body) : count_(count), body_(std::move(body)) {}

  void takePart() {
    for (int i = next_++; i < count_; i = next_++) {
      body_(i);
      std::lock_guard<std::mutex> lock(mutex_);
      if (++finished_ == count_)
        all_.notify_all();
    }
  }
  void waitForTheOthers() {
    std::unique_lock<std::mutex> lock(mutex_);
    all_.wait(lock, [this] { return finished_ == count_; });
  }

private:
  const int count_;
  const std::function<void(int)> body_;
  std::atomic<int> next_{0};
  std::mutex mutex_;
  std::condition_variable all_;
  int finished_ = 0;
};

} // namespace

Team::Team(int workers) {
  while (workers-- > 0)
    workers_.emplace_back(&Team::work, this);
}

Team::~Team() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  filled_.notify_all();
  for (std::thread &worker : workers_)
    worker.join();
}

void Team::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    filled_.wait(lock, [this] { return closing_ || !chunks_.empty(); });
    if (chunks_.empty())
      return;
    std::function<void()> chunk = std::move(chunks_.front());
    chunks_.pop_front();
    lock.unlock();
    chunk();
    lock.lock();
  }
}

void Team::parallelFor(int count, const std::function<void(int)> &body) {
  auto loop = std::make_shared<Loop>(count, body);
  {
    std::lock_guard<std::mutex> lock(mutex_);
    for (std::size_t helper = 0; helper < workers_.size(); ++helper)
      chunks_.emplace_back([loop] { loop->takePart(); });
  }
  filled_.notify_all();
  loop->takePart();
  loop->waitForTheOthers();
}
