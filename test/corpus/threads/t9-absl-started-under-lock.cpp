// ROW: T9
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Engine::mutex_
// WHY: start() waits with the lock held until the worker has notified it, which the worker does with that lock.
#include <absl/synchronization/mutex.h>
#include <absl/synchronization/notification.h>

#include <thread>

class Engine {
public:
  ~Engine() { worker_.join(); }
  void start() {
    absl::MutexLock lock(&mutex_);
    worker_ = std::thread([this] { run(); });
    started_.WaitForNotification(); // FINDING: wait-while-holding
  }

private:
  void run() {
    absl::MutexLock lock(&mutex_); // FINDING: wait-while-holding
    ++turns_;
    started_.Notify();
  }

  absl::Mutex mutex_;
  int turns_ = 0;
  absl::Notification started_;
  std::thread worker_;
};
