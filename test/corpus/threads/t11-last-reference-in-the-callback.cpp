// ROW: T11
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Timer::thread_
// WHY: when the interval is over the timer's thread cancels the timer, which joins that thread.
#include <chrono>
#include <thread>

class Timer {
public:
  explicit Timer(std::chrono::milliseconds interval) : interval_(interval) {
    thread_ = std::thread([this] { wait(); });
  }
  ~Timer() { cancel(); }

  void cancel() {
    if (!thread_.joinable())
      return;
    cancelled_ = true;
    thread_.join(); // FINDING: self-deadlock
  }

private:
  void wait() {
    std::this_thread::sleep_for(interval_);
    if (!cancelled_)
      expire();
  }

  void expire() {
    ++expired_;
    cancel();
  }

  std::chrono::milliseconds interval_;
  bool cancelled_ = false;
  int expired_ = 0;
  std::thread thread_;
};

int main() {
  Timer timer(std::chrono::milliseconds(10));
  std::this_thread::sleep_for(std::chrono::seconds(1));
}
