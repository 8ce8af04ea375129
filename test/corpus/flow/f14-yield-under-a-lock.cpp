// ROW: F14
// VERDICT: bad
// FINDINGS: suspend-while-holding
// LOCKS: PhoneBook::mutex_
// FLAGS: -std=c++20
// WHY: names() gives each name to its caller with the book locked, and stays so for as long as the caller likes.
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
    std::unique_lock lock(mutex_);
    for (const std::string &name : names_)
      co_yield name; // FINDING: suspend-while-holding
  }

private:
  std::mutex mutex_;
  std::vector<std::string> names_;
};
