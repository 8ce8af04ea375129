// ROW: C11
// VERDICT: bad
// FINDINGS: signal-handler-lock
// LOCKS: Progress::mutex_
// WHY: the lambda handles SIGUSR1 by restart(), which locks the progress, also when the signal interrupts main inside add().
#include <csignal>
#include <iostream>
#include <mutex>
#include <string>

class Progress {
public:
  void add(std::size_t bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++lines_;
    bytes_ += bytes;
  }

  void restart() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: signal-handler-lock
    lines_ = 0;
    bytes_ = 0;
  }

private:
  std::mutex mutex_;
  long lines_ = 0;
  std::size_t bytes_ = 0;
};

static Progress progress;

int main() {
  std::signal(SIGUSR1, [](int) { progress.restart(); });
  for (std::string line; std::getline(std::cin, line);)
    progress.add(line.size());
}
