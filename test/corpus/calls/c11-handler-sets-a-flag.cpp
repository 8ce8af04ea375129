// ROW: C11
// VERDICT: ok
// FINDINGS:
// WHY: the handler only sets a flag; the progress is locked by the loop that reads the flag, outside the handler.
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
    std::lock_guard<std::mutex> lock(mutex_);
    lines_ = 0;
    bytes_ = 0;
  }

private:
  std::mutex mutex_;
  long lines_ = 0;
  std::size_t bytes_ = 0;
};

static Progress progress;
static volatile std::sig_atomic_t restartWanted = 0;

extern "C" void onUser1(int) { restartWanted = 1; }

int main() {
  std::signal(SIGUSR1, onUser1);
  for (std::string line; std::getline(std::cin, line);) {
    if (restartWanted != 0) {
      restartWanted = 0;
      progress.restart();
    }
    progress.add(line.size());
  }
}
