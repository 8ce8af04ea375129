#pragma once

#include <atomic>
#include <deque>
#include <mutex>

namespace scheduling {

struct Worker {
  std::atomic<std::size_t> load{0};
  std::mutex mutex;
  std::deque<int> jobs;
};

/// Holds the mutexes of two different workers.
class PairLock {
public:
  PairLock(Worker &a, Worker &b);

private:
  std::unique_lock<std::mutex> first_;
  std::unique_lock<std::mutex> second_;
};

void submit(Worker &worker, int job);
void steal(Worker &thief, Worker &victim);

} // namespace scheduling
