// ROW: C10
// VERDICT: ok
// FINDINGS:
// WHY: both callers of note() pass a time, so the default argument, which locks the clock, is never evaluated under the roster.
#include <mutex>
#include <string>
#include <vector>

static std::mutex clockMutex;
static long ticks = 0;

static long now() {
  std::lock_guard<std::mutex> lock(clockMutex);
  return ++ticks;
}

class Roster {
public:
  void join(const std::string &name) {
    const long at = now();
    std::lock_guard<std::mutex> lock(mutex_);
    names_.push_back(name);
    note(name + " joined", at);
  }

  void newShift(long at) {
    std::lock_guard<std::mutex> lock(mutex_);
    names_.clear();
    note("shift begins", at);
  }

private:
  void note(const std::string &event, long at = now()) {
    events_.push_back(std::to_string(at) + ' ' + event);
  }

  std::mutex mutex_;
  std::vector<std::string> names_;
  std::vector<std::string> events_;
};

void startShift(Roster &roster) {
  std::lock_guard<std::mutex> lock(clockMutex);
  ticks = 0;
  roster.newShift(ticks);
}
