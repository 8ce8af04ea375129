// ROW: T9
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: energyMutex
// FLAGS: -std=c++20
// WHY: the first cell waits at the barrier with energyMutex held, and the other cells cannot arrive before they have had it.
#include <barrier>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

constexpr int cells = 3;

static std::mutex energyMutex;
static double energy = 0.0;
static std::barrier stepDone(cells);

static void simulate(int cell) {
  for (int step = 0; step < 100; ++step) {
    std::unique_lock lock(energyMutex); // FINDING: wait-while-holding
    energy += 0.5 * cell;
    stepDone.arrive_and_wait(); // FINDING: wait-while-holding
  }
}

int main() {
  std::vector<std::thread> threads;
  for (int cell = 0; cell < cells; ++cell)
    threads.emplace_back(simulate, cell);
  for (auto &thread : threads)
    thread.join();
  std::printf("%f\n", energy);
}
