#include "copier.h"
#include "limits.h"

#include <array>
#include <thread>

int main() {
  Copier copier(openFiles);
  std::array<std::thread, copierThreads> threads;
  int firstPath = 0;
  for (std::thread &thread : threads) {
    thread = std::thread([&copier, firstPath] { copier.copyAll(firstPath, 100); });
    firstPath += 100;
  }
  for (std::thread &thread : threads)
    thread.join();
}
