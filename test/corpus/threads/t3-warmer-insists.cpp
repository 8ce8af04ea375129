// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: cacheMutex
// WHY: main joins the warmer with cacheMutex held, and the warmer waits for cacheMutex without a limit.
#include <cstdio>
#include <mutex>
#include <thread>

static std::timed_mutex cacheMutex;
static int entries = 0;

static void warmUp(int count) {
  std::unique_lock<std::timed_mutex> lock(cacheMutex); // FINDING: wait-while-holding
  entries += count;
}

int main() {
  std::thread warmer(warmUp, 32);
  std::unique_lock<std::timed_mutex> lock(cacheMutex);
  ++entries;
  warmer.join(); // FINDING: wait-while-holding
  std::printf("%d entries\n", entries);
}
