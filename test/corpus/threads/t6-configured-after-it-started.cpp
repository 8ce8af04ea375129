// ROW: T6
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: configMutex
// WHY: main starts the worker, which keeps the configuration locked while it waits, and only then takes that lock on its way to the notification.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

static std::mutex configMutex;
static std::string config;
static std::mutex queueMutex;
static std::condition_variable filled;
static int jobs = 0;

static void work() {
  std::lock_guard<std::mutex> configLock(configMutex);
  std::unique_lock<std::mutex> queueLock(queueMutex);
  filled.wait(queueLock, [] { return jobs > 0; }); // FINDING: wait-while-holding
  std::printf("%s: %d\n", config.c_str(), jobs);
}

int main() {
  std::thread worker(work);
  {
    std::lock_guard<std::mutex> lock(configMutex); // FINDING: wait-while-holding
    config = "printer";
  }
  {
    std::lock_guard<std::mutex> lock(queueMutex);
    ++jobs;
  }
  filled.notify_one();
  worker.join();
}
