/// The pool deadlock without a lease: as many reports as workers, and every
/// report waits for jobs that need a worker of their own.

#include "sales.h"
#include "watchdog.h"

#include <cstdio>
#include <future>
#include <vector>

int main() {
  example::startWatchdog("executor");

  shop::Workers workers(shop::kWorkers);
  std::vector<std::future<long>> reports;
  for (int shop = 0; shop < shop::kShops; ++shop)
    reports.push_back(
        workers.submit([&workers, shop] { return shop::dailyReport(workers, shop); }));
  for (std::future<long> &report : reports)
    report.get();

  std::puts("done");
  return 0;
}
