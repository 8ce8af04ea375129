// Callables that an object keeps, to run them later.
// RUN: %skeleton | FileCheck %s
#include <functional>
#include <mutex>
#include <stop_token>

std::mutex m;

struct Download {
  std::stop_source stop;
  std::stop_callback<std::function<void()>> onStop;

  // CHECK-LABEL: define Download::Download()
  // CHECK: assign this.Download::stop* = closure "lambda in Download::Download"
  Download() : onStop(stop.get_token(), [this] { ended(); }) {}

  void ended() { m.lock(); }

  // CHECK-LABEL: define Download::cancel()
  // CHECK: call through this.Download::stop*()
  void cancel() { stop.request_stop(); }
};

// Of a token that is a variable it is the state that the source leads to, too.
// CHECK-LABEL: define watch(%source reference)
// CHECK: assign %token = %source*
// CHECK: assign %token* = closure
// CHECK: call through %source**()
void watch(std::stop_source &source) {
  std::stop_token token = source.get_token();
  std::stop_callback onStop(token, [] { m.unlock(); });
  source.request_stop();
}

void make() { Download().cancel(); }
