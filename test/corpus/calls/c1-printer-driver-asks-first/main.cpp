#include "network_driver.h"

#include <thread>

int main() {
  NetworkDriver driver;
  Spooler spooler(driver);
  for (int page = 1; page <= 100; ++page)
    spooler.submit("page " + std::to_string(page));

  std::thread printing([&spooler] {
    while (spooler.printNext()) {
    }
  });
  std::thread link([&driver, &spooler] {
    for (int round = 0; round < 10; ++round)
      driver.reconnect(spooler);
  });
  printing.join();
  link.join();
}
