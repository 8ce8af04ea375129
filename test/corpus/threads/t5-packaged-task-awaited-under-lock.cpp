// ROW: T5
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: gridMutex
// WHY: main waits for the packaged task with gridMutex held, and the solver thread that runs it locks gridMutex first.
#include <cstdio>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

static std::mutex gridMutex;
static double grid[64];

static double relax(int steps) {
  std::unique_lock<std::mutex> gridLock(gridMutex); // FINDING: wait-while-holding
  for (int step = 0; step < steps; ++step)
    for (int i = 1; i < 63; ++i)
      grid[i] = (grid[i - 1] + grid[i + 1]) / 2;
  return grid[32];
}

int main() {
  std::packaged_task<double(int)> task(relax);
  std::future<double> middle = task.get_future();
  std::thread solver(std::move(task), 50);
  {
    std::lock_guard<std::mutex> gridLock(gridMutex);
    const double value = middle.get(); // FINDING: wait-while-holding
    std::printf("%f %f\n", value, grid[0]);
  }
  solver.join();
}
