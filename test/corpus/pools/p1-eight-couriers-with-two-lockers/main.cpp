#include "courier.h"

#include <thread>
#include <vector>

int main() {
  std::vector<std::thread> couriers;
  for (int i = 0; i < 8; ++i)
    couriers.emplace_back(deliver, 500);
  for (std::thread &courier : couriers)
    courier.join();
}
