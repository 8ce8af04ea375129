#include "task.h"

#include <mutex>

static std::mutex weightsMutex;
static int weights[] = {100, 10, 1};

bool operator<(const Task &left, const Task &right) {
  std::lock_guard<std::mutex> lock(weightsMutex); // FINDING: lock-order-cycle
  return weights[static_cast<int>(left.kind)] < weights[static_cast<int>(right.kind)];
}

void setWeight(Kind kind, int weight) {
  std::lock_guard<std::mutex> lock(weightsMutex);
  if (weights[static_cast<int>(kind)] == weight)
    return;
  weights[static_cast<int>(kind)] = weight;
  orderChanged();
}
