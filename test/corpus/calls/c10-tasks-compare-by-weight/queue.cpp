#include "task.h"

#include <mutex>
#include <utility>
#include <vector>

static std::mutex queueMutex;
static std::vector<Task> tasks;
static int changes = 0;

void addTask(Task task) {
  std::lock_guard<std::mutex> lock(queueMutex);
  tasks.push_back(std::move(task));
}

void orderChanged() {
  std::lock_guard<std::mutex> lock(queueMutex); // FINDING: lock-order-cycle
  ++changes;
}

Task nextTask() {
  std::lock_guard<std::mutex> lock(queueMutex);
  if (tasks.empty())
    return {Kind::idle, ""};
  std::size_t best = 0;
  for (std::size_t i = 1; i < tasks.size(); ++i)
    if (tasks[best] < tasks[i])
      best = i;
  std::swap(tasks[best], tasks.back());
  Task task = std::move(tasks.back());
  tasks.pop_back();
  return task;
}
