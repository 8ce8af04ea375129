// Where a coroutine suspends: also in the middle of an expression, not where it is ready at once, and
// not where nobody wrote it.
// RUN: %skeleton | FileCheck %s
#include <coroutine>
#include <mutex>

struct Task {
  struct promise_type {
    Task get_return_object() noexcept { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept {}
  };
};

struct Answer {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return 42; }
};

struct Ready {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

std::mutex m;
void use(int);

// CHECK-LABEL: define f()
// CHECK: acquire m
// CHECK-NOT: suspend
// CHECK: suspend at {{.*}}coroutines.cpp:[[@LINE+7]]:7
// CHECK: suspend at {{.*}}coroutines.cpp:[[@LINE+8]]:
// CHECK-NOT: suspend
// CHECK: release m
// CHECK-NOT: suspend
Task f() {
  m.lock();
  use(co_await Answer());
  co_await Ready();
  co_yield 1;
  m.unlock();
}
