// ROW: T6
// VERDICT: ok
// FINDINGS:
// WHY: main is through with the configuration's lock before it starts the worker, and takes only the queue's before it notifies: the worker may keep the configuration locked while it waits.
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
  filled.wait(queueLock, [] { return jobs > 0; });
  std::printf("%s: %d\n", config.c_str(), jobs);
}

int main() {
  {
    std::lock_guard<std::mutex> lock(configMutex);
    config = "printer";
  }
  std::thread worker(work);
  {
    std::lock_guard<std::mutex> lock(queueMutex);
    ++jobs;
  }
  filled.notify_one();
  worker.join();
}
