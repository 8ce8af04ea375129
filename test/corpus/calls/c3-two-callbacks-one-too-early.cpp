// ROW: C3
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Download::mutex_ DownloadList::mutex_
// WHY: finish() calls onDone_ with the download locked and that locks the list, idle() asks the download with the list locked.
#include <atomic>
#include <functional>
#include <mutex>
#include <utility>

class Download {
public:
  Download(std::function<void(long)> onBytes, std::function<void()> onDone)
      : onBytes_(std::move(onBytes)), onDone_(std::move(onDone)) {}

  void receive(long bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    received_ += bytes;
    onBytes_(bytes);
  }

  void finish() {
    std::lock_guard<std::mutex> lock(mutex_);
    finished_ = true;
    onDone_();
  }

  bool finished() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return finished_;
  }

private:
  const std::function<void(long)> onBytes_;
  const std::function<void()> onDone_;
  mutable std::mutex mutex_;
  long received_ = 0;
  bool finished_ = false;
};

class DownloadList {
public:
  Download &current() { return download_; }
  long bytes() const { return bytes_; }

  bool idle() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return done_ > 0 && download_.finished();
  }

private:
  void countDone() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    ++done_;
  }

  mutable std::mutex mutex_;
  int done_ = 0;
  std::atomic<long> bytes_{0};
  Download download_{[this](long bytes) { bytes_ += bytes; }, [this] { countDone(); }};
};
