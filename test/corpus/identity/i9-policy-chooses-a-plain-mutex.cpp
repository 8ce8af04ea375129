// ROW: I9
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Registry::mutex_
// WHY: limits has the policy with the plain mutex, and setAll() calls set(), which locks it again.
#include <initializer_list>
#include <map>
#include <mutex>
#include <string>
#include <utility>

struct Reentrant {
  using Mutex = std::recursive_mutex;
};

struct Plain {
  using Mutex = std::mutex;
};

template <typename Value, typename Policy = Reentrant> class Registry {
  using Mutex = typename Policy::Mutex;

public:
  void set(const std::string &key, Value value) {
    const std::lock_guard<Mutex> lock(mutex_); // FINDING: self-deadlock
    values_[key] = std::move(value);
  }

  void setAll(std::initializer_list<std::pair<std::string, Value>> values) {
    const std::lock_guard<Mutex> lock(mutex_);
    for (const auto &[key, value] : values)
      set(key, value);
  }

private:
  Mutex mutex_;
  std::map<std::string, Value> values_;
};

static Registry<std::string> settings;
static Registry<long, Plain> limits;

void loadDefaults() {
  settings.setAll({{"host", "localhost"}, {"user", "nobody"}});
  limits.setAll({{"connections", 64}, {"queries", 1000}});
}

void setLimit(const std::string &name, long limit) { limits.set(name, limit); }
