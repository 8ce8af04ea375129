#include "depot.h"

#include <thread>

int main() {
  std::thread planner(depot::planTour);
  std::thread truck([] { depot::deliver(10); });
  planner.join();
  truck.join();
}
