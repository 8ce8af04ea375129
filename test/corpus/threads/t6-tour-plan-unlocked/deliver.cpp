#include "depot.h"

namespace depot {

std::shared_mutex stockMutex;
std::condition_variable_any stockChanged;
int stock = 0;

void deliver(int pieces) {
  int wanted = 0;
  {
    std::unique_lock<std::mutex> plan(planMutex);
    wanted = planned;
  }
  std::unique_lock<std::shared_mutex> update(stockMutex);
  stock += wanted > pieces ? wanted : pieces;
  stockChanged.notify_all();
}

} // namespace depot
