// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Cache::mu_ Log::mu_
// WHY: put() waits for the log with the cache locked, Log::dump() waits for the cache with the log locked.
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Cache;

class Log {
public:
  void append(const std::string &line);
  void dump(const Cache &cache);

private:
  std::mutex mu_;
  std::vector<std::string> lines_;
};

class Cache {
public:
  explicit Cache(Log &log) : log_(log) {}
  void put(const std::string &key, std::string value);
  std::size_t size() const;

private:
  Log &log_;
  mutable std::mutex mu_;
  std::map<std::string, std::string> entries_;
};

void Log::append(const std::string &line) {
  std::lock_guard<std::mutex> lock(mu_); // FINDING: lock-order-cycle
  lines_.push_back(line);
}

void Log::dump(const Cache &cache) {
  std::lock_guard<std::mutex> lock(mu_);
  lines_.push_back("entries: " + std::to_string(cache.size()));
}

void Cache::put(const std::string &key, std::string value) {
  std::lock_guard<std::mutex> lock(mu_);
  entries_[key] = std::move(value);
  log_.append("put " + key);
}

std::size_t Cache::size() const {
  std::lock_guard<std::mutex> lock(mu_); // FINDING: lock-order-cycle
  return entries_.size();
}
