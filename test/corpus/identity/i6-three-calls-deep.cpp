// ROW: I6
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Downloader::mutex_
// CONFIDENCE: high
// WHY: cancel() reaches progress() through notify() and format(), and progress() locks the mutex cancel() still holds.
#include <mutex>
#include <string>

class Downloader {
public:
  void received(long bytes) {
    std::unique_lock<std::mutex> lock(mutex_);
    bytes_ += bytes;
  }

  void cancel() {
    std::unique_lock<std::mutex> lock(mutex_);
    cancelled_ = true;
    notify("cancelled");
  }

  int progress() {
    std::unique_lock<std::mutex> lock(mutex_); // FINDING: self-deadlock
    return static_cast<int>(100 * bytes_ / total_);
  }

  const std::string &status() const { return status_; }

private:
  void notify(const std::string &event) { status_ = format(event); }

  std::string format(const std::string &event) {
    return event + " at " + std::to_string(progress()) + " %";
  }

  std::mutex mutex_;
  long bytes_ = 0;
  long total_ = 1;
  bool cancelled_ = false;
  std::string status_;
};
