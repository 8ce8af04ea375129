#include "bus.h"

#include <array>
#include <thread>

int main() {
  station::Gates gates(2, 3, 100);
  std::array<std::thread, 4> buses;
  for (int bus = 0; bus < 4; ++bus)
    buses[bus] = std::thread([&gates, bus] { changeDriver(gates, bus); });
  for (std::thread &bus : buses)
    bus.join();
}
