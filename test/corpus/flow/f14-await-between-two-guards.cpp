// ROW: F14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: post() ends the scope of its guard before it suspends, postAgain() unlocks by hand; both lock again after they were resumed.
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
    {
      std::lock_guard<std::mutex> lock(mutex_);
      history_.push_back(message);
    }
    co_await Writable{socket};
    std::lock_guard<std::mutex> lock(mutex_);
    ++delivered_;
  }

  Task postAgain(int socket) {
    std::unique_lock<std::mutex> lock(mutex_);
    for (std::size_t left = history_.size(); left > 0; --left) {
      lock.unlock();
      co_await Writable{socket};
      lock.lock();
      ++delivered_;
    }
  }

private:
  std::mutex mutex_;
  std::vector<std::string> history_;
  int delivered_ = 0;
};
