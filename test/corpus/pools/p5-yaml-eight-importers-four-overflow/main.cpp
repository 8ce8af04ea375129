#include "importer.h"

#include <thread>
#include <vector>

sql::QueuePool engine("tcp://localhost/orders", 5, 4);

int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < importers; ++i)
    threads.emplace_back([i] {
      for (int file = i; file < 1000; file += importers)
        importFile(file);
    });
  for (std::thread &thread : threads)
    thread.join();
}
