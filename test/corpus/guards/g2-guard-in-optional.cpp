// ROW: G2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: gridMutex meterMutex
// WHY: when asked to be consistent, consumption() still holds the grid in its optional while it waits for the meter, against connect().
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
  std::lock_guard<std::mutex> meterLock(meterMutex); // FINDING: lock-order-cycle
  meter += sum;
  return meter;
}

void connect(int load) {
  std::lock_guard<std::mutex> meterLock(meterMutex);
  meter += load;
  std::lock_guard<std::mutex> gridLock(gridMutex); // FINDING: lock-order-cycle
  grid.push_back(load);
}
