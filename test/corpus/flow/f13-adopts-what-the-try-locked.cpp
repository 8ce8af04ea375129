// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: the guard adopts the mutex that try_lock() has locked, so it locks nothing itself and unlocks it once.
#include <mutex>
#include <string>
#include <vector>

class CrashLog {
public:
  bool tryAppend(const std::string &line) {
    if (!mutex_.try_lock())
      return false;
    std::unique_lock<std::mutex> lock(mutex_, std::adopt_lock);
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
