// ROW: F12
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: PriceList::mutex_
// WHY: std::map::at() throws for an unknown article, and then nobody unlocks.
#include <map>
#include <mutex>
#include <string>

class PriceList {
public:
  void set(const std::string &article, int cents) {
    std::lock_guard<std::mutex> lock(mutex_);
    cents_[article] = cents;
  }

  int price(const std::string &article, int pieces) {
    mutex_.lock(); // FINDING: leaked-lock
    const int cents = cents_.at(article);
    mutex_.unlock();
    return cents * pieces;
  }

private:
  std::mutex mutex_;
  std::map<std::string, int> cents_;
};
