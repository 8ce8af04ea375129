// ROW: T11
// VERDICT: ok
// FINDINGS:
// WHY: each thread knows which worker it is, and a worker does not join itself.
#include <thread>

class Worker;
namespace {
thread_local Worker *current = nullptr;
}

class Worker {
public:
  ~Worker() { finish(); }
  void start() { thread_ = std::thread([this] { work(); }); }

  void finish() {
    if (current == this)
      return;
    if (thread_.joinable())
      thread_.join();
  }

private:
  void work() {
    current = this;
    for (int i = 0; i < 1000; ++i)
      sum_ += i;
    finish();
  }

  long sum_ = 0;
  std::thread thread_;
};

int main() {
  Worker worker;
  worker.start();
}
