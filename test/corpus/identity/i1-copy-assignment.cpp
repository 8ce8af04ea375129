// ROW: I1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Settings::mutex_
// WHY: a = b in one thread and b = a in another lock the same two objects in opposite orders.
#include <map>
#include <mutex>
#include <string>

class Settings {
public:
  Settings() = default;
  Settings(const Settings &) = delete;

  Settings &operator=(const Settings &other) {
    if (this != &other) {
      std::lock_guard<std::mutex> lock(mutex_);
      std::lock_guard<std::mutex> otherLock(other.mutex_); // FINDING: lock-order-cycle
      values_ = other.values_;
    }
    return *this;
  }

  void set(const std::string &key, const std::string &value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[key] = value;
  }

private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> values_;
};

void restoreDefaults(Settings &current, const Settings &defaults) { current = defaults; }
