// ROW: C5
// VERDICT: ok
// FINDINGS:
// WHY: runPending() swaps the tasks out under the lock and runs them after it; only window-then-dispatcher is nested.
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

class Dispatcher {
public:
  void post(std::function<void()> task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }

  void runPending() {
    std::deque<std::function<void()>> pending;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      pending.swap(tasks_);
    }
    while (!pending.empty()) {
      pending.front()();
      pending.pop_front();
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
    std::lock_guard<std::mutex> lock(mutex_);
    painted_ = title_;
  }

  Dispatcher &dispatcher_;
  std::mutex mutex_;
  std::string title_;
  std::string painted_;
};
