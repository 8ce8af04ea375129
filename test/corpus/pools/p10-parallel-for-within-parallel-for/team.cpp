#include "team.h"

#include <utility>

namespace {

/// Waits for a number of arrivals.
class Countdown {
public:
  explicit Countdown(int count) : left_(count) {}

  void arrive() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (--left_ == 0)
      zero_.notify_all();
  }
  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    zero_.wait(lock, [this] { return left_ == 0; }); // FINDING: executor-self-wait
  }

private:
  std::mutex mutex_;
  std::condition_variable zero_;
  int left_;
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
  Countdown countdown(count);
  {
    std::lock_guard<std::mutex> lock(mutex_);
    for (int i = 0; i < count; ++i)
      chunks_.emplace_back([&countdown, &body, i] {
        body(i);
        countdown.arrive();
      });
  }
  filled_.notify_all();
  countdown.wait();
}
