/// The warehouse scan with one lock per key: no two locks have a name here.

#include "stock.h"
#include "watchdog.h"

#include <cstdio>
#include <thread>

int main() {
  example::startWatchdog("warehouse_keyed");

  keyed::Stock stock;
  stock.elements = {{17, keyed::Place::Shelf}};
  stock.manifests[3];

  std::thread user([&stock] { keyed::scan(stock, 17, 3); });
  std::thread office([&stock] { keyed::loadTruck(stock, 17, 3); });
  user.join();
  office.join();

  std::puts("done");
  return 0;
}
