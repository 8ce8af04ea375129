// ROW: I7
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: EventLog::mutex_
// WHY: when all lines fit, source is this log itself, and join() locks the mutex that tail() already holds.
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
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    std::string text;
    for (const std::string &line : lines_)
      text += line + '\n';
    return text;
  }

  std::string tail(std::size_t limit) const {
    EventLog recent;
    const EventLog *source = &recent;
    std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t count = lines_.size();
    if (count <= limit)
      source = this;
    else
      for (std::size_t i = count - limit; i < count; ++i)
        recent.append(lines_[i]);
    return source->join();
  }

private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};
