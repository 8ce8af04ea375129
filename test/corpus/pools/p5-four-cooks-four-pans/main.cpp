#include "pans.h"

#include <array>
#include <thread>

namespace {

Pans pans(28, 4);

void fry(int orders) {
  for (int i = 0; i < orders; ++i) {
    Pan *eggs = pans.take();
    eggs->eggs = 3;
    Pan *bacon = pans.take();
    bacon->eggs = 0;
    pans.wash(bacon);
    pans.wash(eggs);
  }
}

} // namespace

int main() {
  std::array<std::thread, 4> cooks;
  for (std::thread &cook : cooks)
    cook = std::thread(fry, 50);
  for (std::thread &cook : cooks)
    cook.join();
}
