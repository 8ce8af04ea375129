// ROW: F14
// VERDICT: bad
// FINDINGS: suspend-while-holding
// LOCKS: ChatRoom::mutex_
// FLAGS: -std=c++20
// WHY: post() suspends until the socket can be written, with the room locked, and may be resumed by another thread.
#include <coroutine>
#include <exception>
#include <mutex>
#include <string>
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

/// Part of the event loop; resumes the handle on one of its threads.
void resumeWhenWritable(int socket, std::coroutine_handle<> handle);

struct Writable {
  int socket;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) const { resumeWhenWritable(socket, handle); }
  void await_resume() const noexcept {}
};

class ChatRoom {
public:
  Task post(int socket, std::string message) {
    std::lock_guard<std::mutex> lock(mutex_);
    history_.push_back(message);
    co_await Writable{socket}; // FINDING: suspend-while-holding
    ++delivered_;
  }

  int delivered() {
    std::lock_guard<std::mutex> lock(mutex_);
    return delivered_;
  }

private:
  std::mutex mutex_;
  std::vector<std::string> history_;
  int delivered_ = 0;
};
