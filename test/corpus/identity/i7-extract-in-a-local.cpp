// ROW: I7
// VERDICT: ok
// FINDINGS:
// WHY: recent is a new log local to tail(), so locking it while this log is locked concerns two different mutexes.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class EventLog {
public:
  void append(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
  }

  std::string join() const {
    std::lock_guard<std::mutex> lock(mutex_);
    std::string text;
    for (const std::string &line : lines_)
      text += line + '\n';
    return text;
  }

  std::string tail(std::size_t limit) const {
    EventLog recent;
    std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t count = lines_.size();
    for (std::size_t i = count > limit ? count - limit : 0; i < count; ++i)
      recent.append(lines_[i]);
    return recent.join();
  }

private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};
