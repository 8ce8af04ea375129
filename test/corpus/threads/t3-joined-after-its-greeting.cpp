// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: The reader takes the lock once, to say that it is ready; open() waits for just that before it joins, so the reader needs the lock no more.
#include <condition_variable>
#include <mutex>
#include <thread>

class Reader {
public:
  void open();

private:
  void run();

  std::mutex mutex_;
  std::condition_variable ready_;
  bool isReady_ = false;
  std::thread thread_;
};

void Reader::run() {
  std::lock_guard<std::mutex> lock(mutex_);
  isReady_ = true;
  ready_.notify_one();
}

void Reader::open() {
  std::unique_lock<std::mutex> lock(mutex_);
  thread_ = std::thread(&Reader::run, this);
  ready_.wait(lock, [this] { return isReady_; });
  thread_.join();
  isReady_ = false;
}
