#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

class Task {
public:
  virtual ~Task() = default;
  virtual void run() = 0;
};

class TaskRunner {
public:
  TaskRunner();
  ~TaskRunner();
  TaskRunner(const TaskRunner &) = delete;

  void enqueue(std::unique_ptr<Task> task);

private:
  void work();

  static constexpr int threadCount = 3;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::queue<std::unique_ptr<Task>> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};
