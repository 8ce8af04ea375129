// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Watcher::mutex_
// WHY: A watcher is made with its thread running, and stop() joins that thread with the lock held that it takes in each round.
#include <chrono>
#include <filesystem>
#include <mutex>
#include <thread>

class Watcher {
public:
  long changes() {
    std::lock_guard<std::mutex> lock(mutex_);
    return changes_;
  }

  void stop() {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    thread_.join(); // FINDING: wait-while-holding
  }

private:
  bool look() {
    const bool changed = std::filesystem::exists("reload");
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
    changes_ += changed;
    return !stopping_;
  }

  void watch() {
    while (look())
      std::this_thread::sleep_for(std::chrono::seconds(1));
  }

  std::mutex mutex_;
  long changes_ = 0;
  bool stopping_ = false;
  std::thread thread_{[this] { watch(); }};
};
