#include "archive.h"
#include "worker_pool.h"

int main() {
  WorkerPool workers(4);
  for (int file = 0; file < 100; ++file)
    workers.post([file] { compress(file); });
}
