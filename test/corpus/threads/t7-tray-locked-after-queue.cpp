// ROW: T7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: queueMutex trayMutex
// WHY: when wait() returns it locks queueMutex again with trayMutex held, while refill() holds queueMutex and waits for trayMutex.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

static std::mutex queueMutex;
static std::condition_variable queueChanged;
static std::deque<int> jobs;
static std::mutex trayMutex;
static int sheets = 100;

static void printAll(int count) {
  while (count-- > 0) {
    std::unique_lock<std::mutex> queueLock(queueMutex);
    std::lock_guard<std::mutex> trayLock(trayMutex);
    while (jobs.empty())
      queueChanged.wait(queueLock); // FINDING: lock-order-cycle
    sheets -= jobs.front();
    jobs.pop_front();
  }
}

static void submit(int count) {
  while (count-- > 0) {
    std::lock_guard<std::mutex> queueLock(queueMutex);
    jobs.push_back(1);
    queueChanged.notify_one();
  }
}

static void refill() {
  std::lock_guard<std::mutex> queueLock(queueMutex);
  std::lock_guard<std::mutex> trayLock(trayMutex); // FINDING: lock-order-cycle
  sheets += static_cast<int>(jobs.size());
}

int main() {
  std::thread printer(printAll, 20);
  std::thread office(submit, 20);
  std::thread service(refill);
  printer.join();
  office.join();
  service.join();
}
