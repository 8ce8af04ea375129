// ROW: T11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: cancel() joins the timer's thread only when it is called from another one, with nothing locked; in the callback it merely asks it to stop.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class PeriodicTimer {
public:
  PeriodicTimer() = default;
  PeriodicTimer(const PeriodicTimer &) = delete;
  PeriodicTimer &operator=(const PeriodicTimer &) = delete;
  ~PeriodicTimer() { cancel(); }

  void start(std::chrono::milliseconds period, std::function<void()> tick) {
    cancel();
    stop_ = false;
    thread_ = std::thread([this, period, tick = std::move(tick)] { run(period, tick); });
  }

  void cancel() {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable() && thread_.get_id() != std::this_thread::get_id())
      thread_.join();
  }

private:
  void run(std::chrono::milliseconds period, const std::function<void()> &tick) {
    std::unique_lock lock(mutex_);
    while (!stop_) {
      if (changed_.wait_for(lock, period, [this] { return stop_; }))
        return;
      lock.unlock();
      tick();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stop_ = false;
  std::thread thread_;
};

class Poller {
public:
  void begin() {
    timer_.start(std::chrono::milliseconds(10), [this] { poll(); });
  }
  int polls() const {
    std::lock_guard lock(mutex_);
    return polls_;
  }

private:
  void poll() {
    bool enough;
    {
      std::lock_guard lock(mutex_);
      enough = ++polls_ >= 3;
    }
    if (enough)
      timer_.cancel();
  }

  mutable std::mutex mutex_;
  int polls_ = 0;
  PeriodicTimer timer_;
};

int main() {
  Poller poller;
  poller.begin();
  while (poller.polls() < 3)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
}
