// ROW: F14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: both awaiters are always ready, so the coroutine goes on at once and never suspends with the lock held.
#include <coroutine>
#include <exception>
#include <mutex>
#include <vector>

struct Task {
  struct promise_type {
    Task get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

struct Immediate {
  int value;
  constexpr bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return value; }
};

class Samples {
public:
  Task add(int sample) {
    std::lock_guard<std::mutex> lock(mutex_);
    samples_.push_back(co_await Immediate{sample});
    co_await std::suspend_never();
    ++added_;
  }

  int added() {
    std::lock_guard<std::mutex> lock(mutex_);
    return added_;
  }

private:
  std::mutex mutex_;
  std::vector<int> samples_;
  int added_ = 0;
};
