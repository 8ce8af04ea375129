// ROW: F8
// VERDICT: ok
// FINDINGS:
// WHY: std::try_lock() never waits, so match() has both sides or neither, and only depth() ever waits with one of them locked.
#include <mutex>
#include <set>
#include <utility>

class Exchange {
public:
  void bid(int cents) {
    const std::lock_guard lock(bidsMutex_);
    bids_.insert(cents);
  }

  void ask(int cents) {
    const std::lock_guard lock(asksMutex_);
    asks_.insert(cents);
  }

  /// Tells whether it had the time to look.
  bool match() {
    if (std::try_lock(bidsMutex_, asksMutex_) != -1)
      return false;
    const std::lock_guard bidsLock(bidsMutex_, std::adopt_lock);
    const std::lock_guard asksLock(asksMutex_, std::adopt_lock);
    while (!bids_.empty() && !asks_.empty() && *bids_.rbegin() >= *asks_.begin()) {
      bids_.erase(std::prev(bids_.end()));
      asks_.erase(asks_.begin());
    }
    return true;
  }

  std::pair<std::size_t, std::size_t> depth() {
    const std::lock_guard asksLock(asksMutex_);
    const std::lock_guard bidsLock(bidsMutex_);
    return {bids_.size(), asks_.size()};
  }

private:
  std::mutex bidsMutex_;
  std::multiset<int> bids_;
  std::mutex asksMutex_;
  std::multiset<int> asks_;
};
