// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Recorder::mutex_
// WHY: stop() joins the writer with the lock held that the writer takes for each sample.
#include <mutex>
#include <thread>

class Recorder {
public:
  void start() {
    worker_ = new std::thread([this] { write(); });
  }

  void stop() {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    worker_->join(); // FINDING: wait-while-holding
    delete worker_;
    worker_ = nullptr;
  }

private:
  void write() {
    for (bool done = false; !done;) {
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
      ++samples_;
      done = stopping_;
    }
  }

  std::mutex mutex_;
  std::thread *worker_ = nullptr;
  long samples_ = 0;
  bool stopping_ = false;
};

void record() {
  Recorder recorder;
  recorder.start();
  recorder.stop();
}
