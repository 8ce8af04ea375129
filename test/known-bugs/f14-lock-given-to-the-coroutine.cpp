// ROW: F14
// VERDICT: bad
// FINDINGS: suspend-while-holding
// LOCKS: Outbox::mutex_
// FLAGS: -std=c++20
// REASON: what a coroutine gets by value is a guard of its own, and the move into its parameter is not followed.
// WHY: the lock was moved into a parameter, which lives in the frame of the coroutine, so the outbox stays locked until the next tick resumes it.
#include <coroutine>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Detached {
  struct promise_type {
    Detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

class Ticks {
public:
  auto next() {
    struct Awaiter {
      Ticks &ticks;
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> handle) { ticks.waiting_.push_back(handle); }
      void await_resume() const noexcept {}
    };
    return Awaiter{*this};
  }

  /// Called by the event loop, whose thread alone uses the ticks.
  void tick() {
    for (const auto handle : std::exchange(waiting_, {}))
      handle.resume();
  }

private:
  std::vector<std::coroutine_handle<>> waiting_;
};

class Outbox {
public:
  explicit Outbox(Ticks &ticks) : ticks_(ticks) {}

  void add(std::string message) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
  }

  /// Called by the event loop.
  void flush() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!messages_.empty())
      deliver(std::move(lock));
  }

private:
  Detached deliver(std::unique_lock<std::mutex> lock) {
    std::deque<std::string> batch;
    batch.swap(messages_);
    for (const std::string &message : batch) {
      co_await ticks_.next(); // FINDING: suspend-while-holding
      sent_ += message.size();
    }
    lock.unlock();
  }

  Ticks &ticks_;
  std::mutex mutex_;
  std::deque<std::string> messages_;
  std::size_t sent_ = 0;
};
