// ROW: F12
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: Readings::mutex_
// WHY: when std::stod() throws, the handler swallows the exception and returns with the mutex locked.
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

class Readings {
public:
  bool add(const std::string &text) {
    mutex_.lock(); // FINDING: leaked-lock
    try {
      readings_.push_back(std::stod(text));
    } catch (const std::exception &) {
      ++rejected_;
      return false;
    }
    mutex_.unlock();
    return true;
  }

  int rejected() {
    std::lock_guard<std::mutex> lock(mutex_);
    return rejected_;
  }

private:
  std::mutex mutex_;
  std::vector<double> readings_;
  int rejected_ = 0;
};
