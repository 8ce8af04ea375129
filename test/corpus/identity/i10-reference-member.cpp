// ROW: I10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: consoleMutex ProgressBar::mutex_
// WHY: output_ refers to consoleMutex, which step() waits for with the bar locked and printLine() holds while it waits for the bar.
#include <iostream>
#include <mutex>
#include <string>

static std::mutex consoleMutex;

class ProgressBar {
public:
  ProgressBar(std::mutex &output, int total) : output_(output), total_(total) {}

  void step() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++done_;
    std::lock_guard<std::mutex> outputLock(output_); // FINDING: lock-order-cycle
    std::cout << '\r' << done_ << '/' << total_ << std::flush;
  }

  void hide() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    hidden_ = true;
  }

private:
  std::mutex &output_;
  std::mutex mutex_;
  int done_ = 0;
  const int total_;
  bool hidden_ = false;
};

static ProgressBar downloads(consoleMutex, 100);

void downloadFinished() { downloads.step(); }

void printLine(const std::string &text) {
  std::lock_guard<std::mutex> outputLock(consoleMutex);
  downloads.hide();
  std::cout << text << '\n';
}
