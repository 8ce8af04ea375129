// ROW: C5
// VERDICT: ok
// FINDINGS:
// WHY: check() copies the handler out and unlocks before it calls the copy; only services-then-watchdog is nested.
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
    std::lock_guard<std::mutex> lock(mutex_);
    deadline_ = now + 60;
  }

  void check(int now) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (now < deadline_)
      return;
    deadline_ = now + 60;
    const std::function<void(int)> handler = handler_;
    lock.unlock();
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
    std::lock_guard<std::mutex> lock(servicesMutex);
    services.clear();
    restartedAt = now;
  });
}

void startService(const std::string &name, Watchdog &watchdog) {
  std::lock_guard<std::mutex> lock(servicesMutex);
  if (services.insert(name).second)
    watchdog.feed(restartedAt);
}
