// ROW: C5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Watchdog::mutex_ servicesMutex
// WHY: check() copies the handler out but calls the copy before its guard ends, and the handler locks services; startService() locks services, then the watchdog.
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>

class Watchdog {
public:
  void setHandler(std::function<void(int)> handler) {
    std::lock_guard<std::mutex> lock(mutex_);
    handler_ = std::move(handler);
  }

  void feed(int now) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    deadline_ = now + 60;
  }

  void check(int now) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (now < deadline_)
      return;
    deadline_ = now + 60;
    const std::function<void(int)> handler = handler_;
    if (handler)
      handler(now);
  }

private:
  std::mutex mutex_;
  int deadline_ = 60;
  std::function<void(int)> handler_;
};

static std::mutex servicesMutex;
static std::set<std::string> services;
static int restartedAt = 0;

void restartOnTimeout(Watchdog &watchdog) {
  watchdog.setHandler([](int now) {
    std::lock_guard<std::mutex> lock(servicesMutex); // FINDING: lock-order-cycle
    services.clear();
    restartedAt = now;
  });
}

void startService(const std::string &name, Watchdog &watchdog) {
  std::lock_guard<std::mutex> lock(servicesMutex);
  if (services.insert(name).second)
    watchdog.feed(restartedAt);
}
