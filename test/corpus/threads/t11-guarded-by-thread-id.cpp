// ROW: T11
// VERDICT: ok
// FINDINGS:
// WHY: stop() joins only when it does not run on the worker itself.
#include <atomic>
#include <thread>

class Poller {
public:
  ~Poller() { stop(); }
  void start() { thread_ = std::thread([this] { run(); }); }

  void stop() {
    stopping_ = true;
    if (thread_.joinable() && thread_.get_id() != std::this_thread::get_id())
      thread_.join();
  }

private:
  void run() {
    while (!stopping_)
      if (++rounds_ == 100)
        stop();
  }

  std::atomic<bool> stopping_{false};
  int rounds_ = 0;
  std::thread thread_;
};

int main() {
  Poller poller;
  poller.start();
}
