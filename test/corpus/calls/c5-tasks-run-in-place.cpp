// ROW: C5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Dispatcher::mutex_ Window::mutex_
// WHY: runPending() runs the tasks with the dispatcher locked and repaint() locks the window, rename() posts with the window locked.
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

class Dispatcher {
public:
  void post(std::function<void()> task) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    tasks_.push_back(std::move(task));
  }

  void runPending() {
    std::lock_guard<std::mutex> lock(mutex_);
    while (!tasks_.empty()) {
      tasks_.front()();
      tasks_.pop_front();
    }
  }

private:
  std::mutex mutex_;
  std::deque<std::function<void()>> tasks_;
};

class Window {
public:
  explicit Window(Dispatcher &dispatcher) : dispatcher_(dispatcher) {}

  void rename(std::string title) {
    std::lock_guard<std::mutex> lock(mutex_);
    title_ = std::move(title);
    dispatcher_.post([this] { repaint(); });
  }

private:
  void repaint() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    painted_ = title_;
  }

  Dispatcher &dispatcher_;
  std::mutex mutex_;
  std::string title_;
  std::string painted_;
};
