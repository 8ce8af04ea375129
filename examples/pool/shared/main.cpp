/// The pool deadlock: as many sessions as threads, and every order needs two.

#include "orders.h"
#include "watchdog.h"

#include <cstdio>
#include <thread>
#include <vector>

int main() {
  example::startWatchdog("pool");

  shop::SessionPool pool(shop::kSessions);
  std::vector<std::thread> checkouts;
  for (int i = 0; i < shop::kCheckouts; ++i)
    checkouts.emplace_back([&pool] { shop::placeOrder(pool, "teapot"); });
  for (std::thread &checkout : checkouts)
    checkout.join();

  std::puts("done");
  return 0;
}
