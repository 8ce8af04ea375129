#include "write_behind.h"

#include <utility>

WriteBehind::WriteBehind(Done done) : done_(std::move(done)), writer_([this] { run(); }) {}

WriteBehind::~WriteBehind() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  filled_.notify_one();
  writer_.join();
}

void WriteBehind::enqueue(int page) {
  {
    const std::lock_guard lock(mutex_);
    pages_.push_back(page);
    ++unfinished_;
  }
  filled_.notify_one();
}

void WriteBehind::drain() {
  std::unique_lock lock(mutex_);
  drained_.wait(lock, [this] { return unfinished_ == 0; }); // FINDING: wait-while-holding
}

void WriteBehind::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    filled_.wait(lock, [this] { return stopping_ || !pages_.empty(); });
    if (pages_.empty())
      return;
    const int page = pages_.front();
    pages_.pop_front();
    lock.unlock();
    done_(page);
    lock.lock();
    if (--unfinished_ == 0)
      drained_.notify_all();
  }
}
