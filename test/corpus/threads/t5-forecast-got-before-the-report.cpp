// ROW: T5
// VERDICT: ok
// FINDINGS:
// WHY: The task that locks the stations and then the cells is over when its result is there, and only then main locks the cells and then the stations.
#include <cstdio>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

static std::mutex stationMutex;
static std::vector<double> stations{3.5, 4, 2.25};
static std::mutex cellMutex;
static std::vector<double> cells;

static double forecast(int hours) {
  std::lock_guard<std::mutex> onStations(stationMutex);
  double sum = 0;
  for (double station : stations)
    sum += station * hours;
  std::lock_guard<std::mutex> onCells(cellMutex);
  cells.push_back(sum);
  return sum;
}

static std::size_t report(double tomorrow) {
  std::lock_guard<std::mutex> onCells(cellMutex);
  std::lock_guard<std::mutex> onStations(stationMutex);
  std::printf("%f of %zu\n", tomorrow, stations.size());
  return cells.size();
}

int main() {
  std::packaged_task<double(int)> task(forecast);
  std::future<double> tomorrow = task.get_future();
  std::thread worker(std::move(task), 24);
  const std::size_t count = report(tomorrow.get());
  worker.join();
  return count == 0;
}
