// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Reader::mutex_
// WHY: The reader says with the lock held that it is ready, and takes the lock again for what it has read: open() joins it with the lock held, after the first.
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

std::string readAll();

class Reader {
public:
  void open();

private:
  void run();
  void announce();

  std::mutex mutex_;
  std::condition_variable ready_;
  bool isReady_ = false;
  std::string text_;
  std::thread thread_;
};

void Reader::announce() {
  isReady_ = true;
  ready_.notify_one();
}

void Reader::run() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    announce();
  }
  std::string text = readAll();
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
  text_ = text;
}

void Reader::open() {
  std::unique_lock<std::mutex> lock(mutex_);
  thread_ = std::thread(&Reader::run, this);
  ready_.wait(lock, [this] { return isReady_; });
  thread_.join(); // FINDING: wait-while-holding
  isReady_ = false;
}
