// ROW: I10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Portfolio::mutex_ PriceFeed::mutex_
// WHY: value() and publish() lock the two members in opposite orders, each reaching the other's mutex through mutex().
#include <mutex>
#include <vector>

class PriceFeed {
public:
  std::mutex &mutex() { return mutex_; }
  std::vector<double> &prices() { return prices_; }

private:
  std::mutex mutex_;
  std::vector<double> prices_;
};

class Portfolio {
public:
  explicit Portfolio(PriceFeed &feed) : feed_(feed) {}

  double value() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::lock_guard<std::mutex> feedLock(feed_.mutex()); // FINDING: lock-order-cycle
    double sum = 0;
    for (double price : feed_.prices())
      sum += shares_ * price;
    return sum;
  }

  void publish(double price) {
    std::lock_guard<std::mutex> feedLock(feed_.mutex());
    feed_.prices().push_back(price);
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    lastPrice_ = price;
  }

private:
  PriceFeed &feed_;
  std::mutex mutex_;
  int shares_ = 10;
  double lastPrice_ = 0;
};
