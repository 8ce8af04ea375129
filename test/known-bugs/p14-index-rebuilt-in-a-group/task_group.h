#pragma once

#include "scheduler.h"

#include <utility>

class TaskGroup {
public:
  explicit TaskGroup(Scheduler &scheduler) : scheduler_(scheduler) {}

  void run(std::function<void()> task) {
    ++running_;
    scheduler_.spawn([this, task = std::move(task)] {
      task();
      --running_;
    });
  }

  /// Helps the scheduler until all tasks of the group are done.
  void wait() {
    while (running_ > 0)
      if (!scheduler_.runPendingTask())
        std::this_thread::yield();
  }

private:
  Scheduler &scheduler_;
  std::atomic<int> running_{0};
};
