// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: consumption() empties the optional, and so unlocks the grid if it was locked, before it waits for the meter.
#include <mutex>
#include <optional>
#include <vector>

namespace {

class Guard {
public:
  explicit Guard(std::mutex &mutex) : lock_(mutex) {}

private:
  std::lock_guard<std::mutex> lock_;
};

std::mutex gridMutex;
std::vector<int> grid;
std::mutex meterMutex;
long meter = 0;

} // namespace

long consumption(bool consistent) {
  long sum = 0;
  std::optional<Guard> gridGuard;
  if (consistent)
    gridGuard.emplace(gridMutex);
  for (int load : grid)
    sum += load;
  gridGuard.reset();
  std::lock_guard<std::mutex> meterLock(meterMutex);
  meter += sum;
  return meter;
}

void connect(int load) {
  std::lock_guard<std::mutex> meterLock(meterMutex);
  meter += load;
  std::lock_guard<std::mutex> gridLock(gridMutex);
  grid.push_back(load);
}
