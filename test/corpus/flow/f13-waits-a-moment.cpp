// ROW: F13
// VERDICT: stall
// FINDINGS: lock-order-cycle
// LOCKS: sensorsMutex alarmsMutex
// WHY: the guard's constructor waits 30 ms for the alarms with the sensors locked, against clearAlarms(), which waits the other way round until the poller gives up.
#include <array>
#include <chrono>
#include <mutex>
#include <vector>

namespace plant {
namespace {
std::timed_mutex alarmsMutex;
std::vector<std::size_t> alarms;
std::mutex sensorsMutex;
std::array<double, 24> sensors{};
constexpr std::chrono::milliseconds patience{30};
} // namespace

bool poll(double limit) {
  const std::lock_guard sensorsLock(sensorsMutex);
  for (std::size_t i = 0; i < sensors.size(); ++i) {
    if (sensors[i] < limit)
      continue;
    std::unique_lock alarmsLock(alarmsMutex, patience); // FINDING: lock-order-cycle
    if (!alarmsLock.owns_lock())
      return false;
    alarms.push_back(i);
  }
  return true;
}

void clearAlarms() {
  const std::lock_guard alarmsLock(alarmsMutex);
  const std::lock_guard sensorsLock(sensorsMutex); // FINDING: lock-order-cycle
  for (std::size_t alarm : alarms)
    sensors[alarm] = 0;
  alarms.clear();
}

} // namespace plant
