// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: stop() moves the thread out under the lock and joins it after the lock has been released.
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
    std::thread finished;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      running_ = false;
      finished = std::move(thread_);
    }
    if (finished.joinable())
      finished.join();
  }

private:
  void run() {
    for (int value = 0;; ++value) {
      {
        std::lock_guard<std::mutex> lock(mutex_);
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
