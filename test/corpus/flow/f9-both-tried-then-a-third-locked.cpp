// ROW: F9
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Exchange::asksMutex_ Exchange::tradesMutex_
// WHY: match() got the asks by a try but waits for the trades with them locked, while lastPrices() holds the trades and waits for the asks.
#include <mutex>
#include <set>
#include <utility>
#include <vector>

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
    if (bids_.empty() || asks_.empty() || *bids_.rbegin() < *asks_.begin())
      return true;
    const std::lock_guard tradesLock(tradesMutex_); // FINDING: lock-order-cycle
    trades_.push_back(*asks_.begin());
    bids_.erase(std::prev(bids_.end()));
    asks_.erase(asks_.begin());
    return true;
  }

  std::pair<int, int> lastPrices() {
    const std::lock_guard tradesLock(tradesMutex_);
    if (trades_.empty())
      return {0, 0};
    const std::lock_guard asksLock(asksMutex_); // FINDING: lock-order-cycle
    return {trades_.back(), asks_.empty() ? 0 : *asks_.begin()};
  }

private:
  std::mutex bidsMutex_;
  std::multiset<int> bids_;
  std::mutex asksMutex_;
  std::multiset<int> asks_;
  std::mutex tradesMutex_;
  std::vector<int> trades_;
};
