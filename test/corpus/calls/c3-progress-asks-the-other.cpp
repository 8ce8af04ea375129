// ROW: C3
// VERDICT: ok
// FINDINGS:
// WHY: the callback that send() calls with one transfer locked asks the count of the other one, which has no callback.
#include <cstdio>
#include <functional>
#include <mutex>
#include <utility>

class Transfer {
public:
  void onProgress(std::function<void()> callback) {
    std::lock_guard<std::mutex> lock(mutex_);
    progress_ = std::move(callback);
  }

  void send(std::size_t bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    sent_ += bytes;
    if (progress_)
      progress_();
  }

  std::size_t sent() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return sent_;
  }

private:
  mutable std::mutex mutex_;
  std::size_t sent_ = 0;
  std::function<void()> progress_;
};

int main(int argc, char **argv) {
  Transfer up, down;
  up.onProgress([&down] { std::printf("beside %zu bytes received\n", down.sent()); });
  for (int i = 1; i < argc; ++i) {
    down.send(2);
    up.send(1);
  }
  return argv == nullptr;
}
