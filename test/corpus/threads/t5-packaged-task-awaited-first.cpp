// ROW: T5
// VERDICT: ok
// FINDINGS:
// WHY: main waits for the packaged task without a lock and locks gridMutex once it has the result.
#include <cstdio>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

static std::mutex gridMutex;
static double grid[64];

static double relax(int steps) {
  std::unique_lock<std::mutex> gridLock(gridMutex);
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
    const double value = middle.get();
    std::lock_guard<std::mutex> gridLock(gridMutex);
    std::printf("%f %f\n", value, grid[0]);
  }
  solver.join();
}
