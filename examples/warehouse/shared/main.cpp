/// The warehouse scan: one user scans while the truck is being sent off.

#include "stock.h"
#include "watchdog.h"

#include <cstdio>
#include <thread>

int main() {
  using warehouse::Place;
  example::startWatchdog("warehouse");

  warehouse::Stock stock;
  stock.elements = {{1, Place::Ramp}, {2, Place::Shelf}};
  stock.manifest = {1}; // Scanned by the morning shift.

  std::thread user([&stock] { warehouse::scan(stock, 2); });
  std::thread office([&stock] { warehouse::dispatchTruck(stock); });
  user.join();
  office.join();

  std::puts("done");
  return 0;
}
