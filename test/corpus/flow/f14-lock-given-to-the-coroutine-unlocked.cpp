// ROW: F14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: deliver() unlocks the lock that was moved into it before it suspends.
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
    lock.unlock();
    for (const std::string &message : batch) {
      co_await ticks_.next();
      sent_ += message.size();
    }
  }

  Ticks &ticks_;
  std::mutex mutex_;
  std::deque<std::string> messages_;
  std::size_t sent_ = 0;
};
