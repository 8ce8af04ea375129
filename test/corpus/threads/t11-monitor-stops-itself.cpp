// ROW: T11
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Monitor::thread_
// WHY: when the probe fails, run() calls stop() on the monitor's own thread, which then joins itself.
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <utility>

class Monitor {
public:
  explicit Monitor(std::function<bool()> probe) : probe_(std::move(probe)) {}
  Monitor(const Monitor &) = delete;
  Monitor &operator=(const Monitor &) = delete;
  ~Monitor() { stop(); }

  void start() { thread_ = std::thread(&Monitor::run, this); }
  bool stopped() const { return stopping_; }

private:
  void stop() {
    stopping_ = true;
    if (thread_.joinable())
      thread_.join(); // FINDING: self-deadlock
  }

  void run() {
    while (!stopping_) {
      if (!probe_())
        stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  std::function<bool()> probe_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

int main() {
  int probes = 0;
  Monitor monitor([&probes] { return ++probes < 10; });
  monitor.start();
  while (!monitor.stopped())
    std::this_thread::yield();
}
