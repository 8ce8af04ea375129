// ROW: F14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: The guard lives in an inner block that ends before the co_await, and the second one begins after it.
#include <coroutine>
#include <exception>
#include <map>
#include <mutex>
#include <string>
#include <utility>

template <typename T> class Task {
public:
  struct promise_type {
    T value{};
    std::coroutine_handle<> next;
    Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> self) noexcept {
        return self.promise().next ? self.promise().next : std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_value(T v) { value = std::move(v); }
    void unhandled_exception() { std::terminate(); }
  };

  explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  Task(Task &&other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  ~Task() {
    if (handle_)
      handle_.destroy();
  }
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept {
    handle_.promise().next = caller;
    return handle_;
  }
  T await_resume() { return std::move(handle_.promise().value); }
  void start() { handle_.resume(); }

private:
  std::coroutine_handle<promise_type> handle_;
};

class Resolver {
public:
  Task<std::string> resolve(std::string host) {
    {
      std::lock_guard lock(mutex_);
      if (auto it = cache_.find(host); it != cache_.end())
        co_return it->second;
      ++misses_;
    }
    std::string address = co_await query(host);
    std::lock_guard lock(mutex_);
    cache_.insert_or_assign(std::move(host), address);
    co_return address;
  }

private:
  Task<std::string> query(std::string host) { co_return "10.0.0." + std::to_string(host.size()); }

  std::mutex mutex_;
  std::map<std::string, std::string> cache_;
  int misses_ = 0;
};

Resolver resolver;

Task<int> connectTo(std::string host) {
  const std::string address = co_await resolver.resolve(std::move(host));
  co_return static_cast<int>(address.size());
}
