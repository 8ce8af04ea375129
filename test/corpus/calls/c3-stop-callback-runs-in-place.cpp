// ROW: C3
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Transfer::mutex_
// FLAGS: -std=c++20
// WHY: request_stop() calls the registered stop callbacks before it returns, on the thread that has just locked mutex_, and the callback locks mutex_ again.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>

class Transfer {
public:
  Transfer() : onStop_(stop_.get_token(), [this] { wakeAll(); }) {}

  void cancel(const std::string &reason) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (reason_.empty())
      reason_ = reason;
    stop_.request_stop();
  }

  bool receive(int bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    received_ += bytes;
    changed_.notify_all();
    return reason_.empty();
  }

  int awaitAtLeast(int bytes) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return received_ >= bytes || ended_; });
    return received_;
  }

private:
  void wakeAll() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    ended_ = true;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string reason_;
  int received_ = 0;
  bool ended_ = false;
  std::stop_source stop_;
  std::stop_callback<std::function<void()>> onStop_;
};
