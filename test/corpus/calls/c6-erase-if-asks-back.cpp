// ROW: C6
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: PageCache::mutex_
// FLAGS: -std=c++20
// WHY: trim() holds the mutex, and the predicate it gives to std::erase_if asks pinned() of the same cache.
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>

class PageCache {
public:
  void put(int page, std::string bytes) {
    std::lock_guard lock(mutex_);
    pages_[page] = std::move(bytes);
  }

  void pin(int page) {
    std::lock_guard lock(mutex_);
    pinned_.insert(page);
  }

  bool pinned(int page) const {
    std::lock_guard lock(mutex_); // FINDING: self-deadlock
    return pinned_.contains(page);
  }

  std::size_t trim() {
    std::lock_guard lock(mutex_);
    return std::erase_if(pages_, [this](const auto &entry) { return !pinned(entry.first); });
  }

private:
  mutable std::mutex mutex_;
  std::map<int, std::string> pages_;
  std::set<int> pinned_;
};
