#pragma once

#include "scheduler.h"

#include <memory>
#include <utility>

class TaskGroup {
public:
  explicit TaskGroup(Scheduler &scheduler) : scheduler_(scheduler) {}

  void run(std::function<void()> task) {
    {
      std::lock_guard<std::mutex> lock(mine_->mutex);
      mine_->tasks.push_back(std::move(task));
      ++mine_->unfinished;
    }
    scheduler_.spawn([mine = mine_] { runOne(*mine); });
  }

  /// Runs what is left of the group's own tasks, and no others, until all of them are done.
  void wait() {
    while (mine_->unfinished > 0)
      if (!runOne(*mine_))
        std::this_thread::yield();
  }

private:
  struct Tasks {
    std::mutex mutex;
    std::deque<std::function<void()>> tasks;
    std::atomic<int> unfinished{0};
  };

  static bool runOne(Tasks &mine) {
    std::unique_lock<std::mutex> lock(mine.mutex);
    if (mine.tasks.empty())
      return false;
    std::function<void()> task = std::move(mine.tasks.front());
    mine.tasks.pop_front();
    lock.unlock();
    task();
    --mine.unfinished;
    return true;
  }

  Scheduler &scheduler_;
  std::shared_ptr<Tasks> mine_ = std::make_shared<Tasks>();
};
