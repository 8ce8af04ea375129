// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Sampler::mutex_
// WHY: stop() joins with mutex_ held, and the thread must lock mutex_ to see that it shall end.
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class Sampler {
public:
  void start() {
    std::lock_guard<std::mutex> lock(mutex_);
    running_ = true;
    thread_ = std::thread(&Sampler::run, this);
  }

  void stop() {
    std::lock_guard<std::mutex> lock(mutex_);
    running_ = false;
    if (thread_.joinable())
      thread_.join(); // FINDING: wait-while-holding
  }

private:
  void run() {
    for (int value = 0;; ++value) {
      {
        std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
        if (!running_)
          return;
        samples_.push_back(value);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  std::mutex mutex_;
  bool running_ = false;
  std::vector<int> samples_;
  std::thread thread_;
};

int main() {
  Sampler sampler;
  sampler.start();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  sampler.stop();
}
