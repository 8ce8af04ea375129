// ROW: F11
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: driveMutex catalogMutex
// WHY: the timeout is on the outer lock, which backup() then holds while it waits for the catalog for ever; verify() waits for ever the other way round.
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

static std::timed_mutex driveMutex;
static std::vector<int> drive;
static std::mutex catalogMutex;
static std::vector<int> catalog;

static void backup() {
  for (int file = 0; file < 100; ++file) {
    std::unique_lock driveLock(driveMutex, std::chrono::milliseconds(50));
    if (!driveLock)
      continue;
    drive.push_back(file);
    std::scoped_lock catalogLock(catalogMutex); // FINDING: lock-order-cycle
    catalog.push_back(file);
  }
}

static void verify() {
  std::scoped_lock catalogLock(catalogMutex);
  for (int &file : catalog) {
    std::scoped_lock driveLock(driveMutex); // FINDING: lock-order-cycle
    if (drive.empty() || drive.back() < file)
      file = -1;
  }
}

int main() {
  std::thread writer(backup);
  std::thread checker(verify);
  writer.join();
  checker.join();
}
