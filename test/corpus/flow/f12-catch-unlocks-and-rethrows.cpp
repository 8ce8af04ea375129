// ROW: F12
// VERDICT: ok
// FINDINGS:
// WHY: whatever std::stod() throws, the handler unlocks before it throws on, and the normal way unlocks too.
#include <mutex>
#include <string>
#include <vector>

class Readings {
public:
  void add(const std::string &text) {
    std::lock_guard<std::mutex> lock(mutex_);
    texts_.push_back(text);
  }

  double sum() {
    double sum = 0;
    mutex_.lock();
    try {
      for (const std::string &text : texts_)
        sum += std::stod(text);
    } catch (...) {
      ++broken_;
      mutex_.unlock();
      throw;
    }
    mutex_.unlock();
    return sum;
  }

private:
  std::mutex mutex_;
  std::vector<std::string> texts_;
  int broken_ = 0;
};
