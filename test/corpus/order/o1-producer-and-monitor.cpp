// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: queueMutex statsMutex
// WHY: the producer thread locks queue then stats, the monitor thread locks stats then queue, and both run at once.
#include <deque>
#include <iostream>
#include <mutex>
#include <thread>

static std::mutex queueMutex;
static std::deque<int> jobs;

static std::mutex statsMutex;
static long produced = 0;

static void produce(int count) {
  for (int i = 0; i < count; ++i) {
    std::unique_lock<std::mutex> queueLock(queueMutex);
    jobs.push_back(i);
    std::unique_lock<std::mutex> statsLock(statsMutex); // FINDING: lock-order-cycle
    ++produced;
  }
}

static void monitor(int rounds) {
  while (rounds-- > 0) {
    std::unique_lock<std::mutex> statsLock(statsMutex);
    const long total = produced;
    std::unique_lock<std::mutex> queueLock(queueMutex); // FINDING: lock-order-cycle
    std::cout << jobs.size() << " of " << total << " waiting\n";
  }
}

int main() {
  std::thread producer(produce, 1000);
  std::thread watcher(monitor, 100);
  producer.join();
  watcher.join();
}
