// ROW: I7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Generation::mutex_
// WHY: age() holds young_ and waits for old_, rejuvenate() holds old_ and waits for young_ of the same cache.
#include <map>
#include <mutex>
#include <string>

namespace {

class Generation {
public:
  void put(int key, const std::string &value) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    entries_[key] = value;
  }

  void drainInto(Generation &other) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const auto &[key, value] : entries_)
      other.put(key, value);
    entries_.clear();
  }

private:
  std::mutex mutex_;
  std::map<int, std::string> entries_;
};

class Cache {
public:
  void remember(int key, const std::string &value) { young_.put(key, value); }
  void age() { young_.drainInto(old_); }
  void rejuvenate() { old_.drainInto(young_); }

private:
  Generation young_;
  Generation old_;
};

Cache cache;

} // namespace

void remember(int key, const std::string &value) { cache.remember(key, value); }

void endOfPeriod() { cache.age(); }

void afterRestart() { cache.rejuvenate(); }
