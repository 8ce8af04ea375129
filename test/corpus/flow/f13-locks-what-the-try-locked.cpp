// ROW: F13
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: CrashLog::mutex_
// WHY: std::adopt_lock is missing, so the guard waits for the mutex that try_lock() has just locked.
#include <mutex>
#include <string>
#include <vector>

class CrashLog {
public:
  bool tryAppend(const std::string &line) {
    if (!mutex_.try_lock())
      return false;
    std::unique_lock<std::mutex> lock(mutex_); // FINDING: self-deadlock
    lines_.push_back(line);
    return true;
  }

  std::vector<std::string> take() {
    std::unique_lock<std::mutex> lock(mutex_);
    return std::move(lines_);
  }

private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};
