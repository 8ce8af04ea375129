// ROW: I1
// VERDICT: ok
// FINDINGS:
// WHY: the other object's values are copied out and its mutex released before this object's mutex is taken.
#include <map>
#include <mutex>
#include <string>
#include <utility>

class Settings {
public:
  using Values = std::map<std::string, std::string>;

  Settings() = default;
  Settings(const Settings &) = delete;

  Settings &operator=(const Settings &other) {
    if (this != &other) {
      Values copy = other.values();
      std::lock_guard<std::mutex> lock(mutex_);
      values_ = std::move(copy);
    }
    return *this;
  }

  Values values() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return values_;
  }

  void set(const std::string &key, const std::string &value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[key] = value;
  }

private:
  mutable std::mutex mutex_;
  Values values_;
};

void restoreDefaults(Settings &current, const Settings &defaults) { current = defaults; }
