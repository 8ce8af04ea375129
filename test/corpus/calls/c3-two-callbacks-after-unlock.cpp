// ROW: C3
// VERDICT: ok
// FINDINGS:
// WHY: finish() calls onDone_, which locks the list, only after it has unlocked the download, so the list's lock is always the first.
#include <functional>
#include <mutex>
#include <utility>

class Download {
public:
  Download(std::function<bool(long)> accepts, std::function<void()> onDone)
      : accepts_(std::move(accepts)), onDone_(std::move(onDone)) {}

  bool receive(long bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    received_ += bytes;
    return accepts_(received_);
  }

  void finish() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      finished_ = true;
    }
    onDone_();
  }

  bool finished() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return finished_;
  }

private:
  const std::function<bool(long)> accepts_;
  const std::function<void()> onDone_;
  mutable std::mutex mutex_;
  long received_ = 0;
  bool finished_ = false;
};

class DownloadList {
public:
  DownloadList() = default;

  Download &current() { return download_; }

  bool idle() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return done_ > 0 && download_.finished();
  }

private:
  void countDone() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++done_;
  }

  const long most_ = 1 << 20;
  mutable std::mutex mutex_;
  int done_ = 0;
  Download download_{[this](long bytes) { return bytes <= most_; }, [this] { countDone(); }};
};
