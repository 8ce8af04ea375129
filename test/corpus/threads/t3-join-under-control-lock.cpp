// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: start() and stop() keep each other out with controlMutex_, which the measuring thread never takes.
#include <chrono>
#include <mutex>
#include <thread>

class Thermometer {
public:
  ~Thermometer() { stop(); }

  void start() {
    std::lock_guard<std::mutex> control(controlMutex_);
    if (thread_.joinable())
      return;
    setRunning(true);
    thread_ = std::thread(&Thermometer::measure, this);
  }

  void stop() {
    std::lock_guard<std::mutex> control(controlMutex_);
    setRunning(false);
    if (thread_.joinable())
      thread_.join();
  }

private:
  void setRunning(bool running) {
    std::lock_guard<std::mutex> state(stateMutex_);
    running_ = running;
  }

  void measure() {
    for (;;) {
      std::unique_lock<std::mutex> state(stateMutex_);
      if (!running_)
        return;
      ++degrees_;
      state.unlock();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  std::mutex controlMutex_;
  std::thread thread_;
  std::mutex stateMutex_;
  bool running_ = false;
  int degrees_ = 0;
};

int main() {
  Thermometer thermometer;
  thermometer.start();
  thermometer.stop();
}
