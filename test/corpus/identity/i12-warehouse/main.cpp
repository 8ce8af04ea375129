#include "warehouse.h"

#include <thread>

int main() {
  std::thread picker([] {
    for (int i = 0; i < 100; ++i)
      pick(1);
  });
  std::thread printer([] {
    for (int i = 0; i < 10; ++i)
      reprint();
  });
  picker.join();
  printer.join();
}
