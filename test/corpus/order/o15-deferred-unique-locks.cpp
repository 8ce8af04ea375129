// ROW: O15
// VERDICT: ok
// FINDINGS:
// WHY: the deferred guards are locked together by std::lock(), which never waits for one mutex while it holds the other.
#include <mutex>
#include <thread>
#include <vector>

static std::mutex hotMutex;
static std::vector<int> hot{1, 2, 3};
static std::mutex coldMutex;
static std::vector<int> cold;

static void demote() {
  std::unique_lock<std::mutex> hotLock(hotMutex, std::defer_lock);
  std::unique_lock<std::mutex> coldLock(coldMutex, std::defer_lock);
  std::lock(hotLock, coldLock);
  if (hot.empty())
    return;
  cold.push_back(hot.back());
  hot.pop_back();
}

static void promote() {
  std::unique_lock<std::mutex> coldLock(coldMutex, std::defer_lock);
  std::unique_lock<std::mutex> hotLock(hotMutex, std::defer_lock);
  std::lock(coldLock, hotLock);
  if (cold.empty())
    return;
  hot.push_back(cold.back());
  cold.pop_back();
}

int main() {
  std::thread cooler(demote);
  std::thread heater(promote);
  cooler.join();
  heater.join();
}
