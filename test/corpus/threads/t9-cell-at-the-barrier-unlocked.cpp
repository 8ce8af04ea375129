// ROW: T9
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: every cell unlocks energyMutex before it waits at the barrier.
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
    std::unique_lock lock(energyMutex);
    energy += 0.5 * cell;
    lock.unlock();
    stepDone.arrive_and_wait();
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
