// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: reset() and the end of the unique_ptr destroy the guard, so load() never waits for the counters with the cache locked.
#include <map>
#include <memory>
#include <mutex>
#include <string>

class Guard {
public:
  explicit Guard(std::mutex &mutex) : mutex_(mutex) { mutex_.lock(); }
  ~Guard() { mutex_.unlock(); }
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;

private:
  std::mutex &mutex_;
};

class Textures {
public:
  int load(const std::string &file) {
    auto guard = std::make_unique<Guard>(cacheMutex_);
    auto found = cache_.find(file);
    if (found != cache_.end())
      return found->second;
    const int id = cache_[file] = ++last_;
    guard.reset();
    Guard countersGuard(countersMutex_);
    ++loaded_;
    return id;
  }

  int purge() {
    Guard countersGuard(countersMutex_);
    auto guard = std::make_unique<Guard>(cacheMutex_);
    cache_.clear();
    return loaded_;
  }

private:
  std::mutex cacheMutex_;
  std::map<std::string, int> cache_;
  int last_ = 0;
  std::mutex countersMutex_;
  int loaded_ = 0;
};
