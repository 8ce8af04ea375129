#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Scheduler {
public:
  explicit Scheduler(int threads);
  ~Scheduler();

  void spawn(std::function<void()> task);
  bool runPendingTask();

private:
  std::mutex mutex_;
  std::deque<std::function<void()>> tasks_;
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};
