// ROW: C10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: clockMutex Roster::mutex_
// WHY: join() leaves the time to the default argument, which locks the clock with the roster locked; startShift() locks the roster with the clock locked.
#include <mutex>
#include <string>
#include <vector>

static std::mutex clockMutex;
static long ticks = 0;

static long now() {
  std::lock_guard<std::mutex> lock(clockMutex); // FINDING: lock-order-cycle
  return ++ticks;
}

class Roster {
public:
  void join(const std::string &name) {
    std::lock_guard<std::mutex> lock(mutex_);
    names_.push_back(name);
    note(name + " joined");
  }

  void newShift(long at) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
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
