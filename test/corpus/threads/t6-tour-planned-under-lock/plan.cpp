#include "depot.h"

namespace depot {

std::mutex planMutex;
int planned = 0;

void planTour() {
  std::unique_lock<std::mutex> plan(planMutex);
  planned += 10;
  std::shared_lock<std::shared_mutex> view(stockMutex);
  stockChanged.wait(view, [] { return stock >= 10; }); // FINDING: wait-while-holding
}

} // namespace depot
