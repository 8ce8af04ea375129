// ROW: F14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: names() copies the names under the lock and gives them out of the copy with the lock released.
#include <coroutine>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

template <class T> class Generator {
public:
  struct promise_type {
    const T *current = nullptr;
    Generator get_return_object() { return Generator(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &value) noexcept {
      current = &value;
      return {};
    }
    void return_void() noexcept {}
    void unhandled_exception() { throw; }
  };
  using Handle = std::coroutine_handle<promise_type>;

  explicit Generator(Handle handle) noexcept : handle_(handle) {}
  Generator(Generator &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  ~Generator() {
    if (handle_)
      handle_.destroy();
  }

  const T *next() {
    handle_.resume();
    return handle_.done() ? nullptr : handle_.promise().current;
  }

private:
  Handle handle_;
};

class PhoneBook {
public:
  void add(const std::string &name) {
    std::scoped_lock lock(mutex_);
    names_.push_back(name);
  }

  Generator<std::string> names() {
    const auto copy = [this] {
      std::scoped_lock lock(mutex_);
      return names_;
    }();
    for (const std::string &name : copy)
      co_yield name;
  }

private:
  std::mutex mutex_;
  std::vector<std::string> names_;
};
