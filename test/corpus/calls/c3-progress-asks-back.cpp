// ROW: C3
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Uploader::mutex_
// WHY: send() calls the progress callback with the uploader locked, and the callback asks sent() of the same uploader.
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

class Uploader {
public:
  void onProgress(std::function<void()> callback) {
    std::lock_guard<std::mutex> lock(mutex_);
    progress_ = std::move(callback);
  }

  void send(const std::string &chunk) {
    std::lock_guard<std::mutex> lock(mutex_);
    sent_ += chunk.size();
    if (progress_)
      progress_();
  }

  std::size_t sent() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    return sent_;
  }

private:
  mutable std::mutex mutex_;
  std::size_t sent_ = 0;
  std::function<void()> progress_;
};

int main(int argc, char **argv) {
  Uploader uploader;
  uploader.onProgress([&uploader] { std::printf("%zu bytes sent\n", uploader.sent()); });
  for (int i = 1; i < argc; ++i)
    uploader.send(argv[i]);
}
