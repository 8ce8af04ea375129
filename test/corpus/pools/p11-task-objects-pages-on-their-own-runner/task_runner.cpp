#include "task_runner.h"

#include <utility>

TaskRunner::TaskRunner() {
  for (int i = 0; i < threadCount; ++i)
    threads_.emplace_back([this] { work(); });
}

TaskRunner::~TaskRunner() {
  {
    std::lock_guard lock(mutex_);
    closed_ = true;
  }
  filled_.notify_all();
  for (auto &thread : threads_)
    thread.join();
}

void TaskRunner::enqueue(std::unique_ptr<Task> task) {
  {
    std::lock_guard lock(mutex_);
    tasks_.push(std::move(task));
  }
  filled_.notify_one();
}

void TaskRunner::work() {
  for (;;) {
    std::unique_ptr<Task> task;
    {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty())
        return;
      task = std::move(tasks_.front());
      tasks_.pop();
    }
    task->run();
  }
}
