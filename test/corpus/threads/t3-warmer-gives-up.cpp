// ROW: T3
// VERDICT: stall
// FINDINGS: wait-while-holding
// LOCKS: cacheMutex
// WHY: main joins the warmer with cacheMutex held, but the warmer gives up after two seconds and ends.
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

static std::timed_mutex cacheMutex;
static int entries = 0;

static void warmUp(int count) {
  std::unique_lock<std::timed_mutex> lock(cacheMutex, 2s); // FINDING: wait-while-holding
  if (!lock.owns_lock())
    return;
  entries += count;
}

int main() {
  std::thread warmer(warmUp, 32);
  std::unique_lock<std::timed_mutex> lock(cacheMutex);
  ++entries;
  warmer.join(); // FINDING: wait-while-holding
  std::printf("%d entries\n", entries);
}
