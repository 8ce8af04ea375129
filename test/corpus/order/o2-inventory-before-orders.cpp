// ROW: O2
// VERDICT: ok
// FINDINGS:
// WHY: every function locks stock before orders, and audit() locks them one after the other.
#include <map>
#include <mutex>
#include <string>
#include <vector>

class Warehouse {
public:
  bool reserve(const std::string &sku, int count) {
    std::lock_guard<std::mutex> stockLock(stockMutex_);
    auto found = stock_.find(sku);
    if (found == stock_.end() || found->second < count)
      return false;
    std::lock_guard<std::mutex> ordersLock(ordersMutex_);
    found->second -= count;
    orders_.push_back(sku);
    return true;
  }

  void cancelAll() {
    std::unique_lock<std::mutex> stockLock(stockMutex_);
    std::unique_lock<std::mutex> ordersLock(ordersMutex_);
    for (const std::string &sku : orders_)
      ++stock_[sku];
    orders_.clear();
  }

  std::size_t audit() {
    std::size_t pending;
    {
      std::lock_guard<std::mutex> ordersLock(ordersMutex_);
      pending = orders_.size();
    }
    std::lock_guard<std::mutex> stockLock(stockMutex_);
    return pending + stock_.size();
  }

private:
  std::mutex stockMutex_;
  std::map<std::string, int> stock_;
  std::mutex ordersMutex_;
  std::vector<std::string> orders_;
};
