// ROW: M1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Exchange::ratesMutex_ Exchange::pricesMutex_
// WHY: quote() reads the rates and waits for update(), which waits to read the rates behind a setRate() that waits for quote().
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Exchange {
public:
  double quote(const std::string &currency, int article) const {
    std::shared_lock ratesLock(ratesMutex_);
    const double rate = rates_.at(currency);
    std::shared_lock pricesLock(pricesMutex_); // FINDING: lock-order-cycle
    return rate * prices_.at(article);
  }

  void update(int article, const std::string &currency, double price) {
    std::unique_lock pricesLock(pricesMutex_);
    std::shared_lock ratesLock(ratesMutex_); // FINDING: lock-order-cycle
    prices_[article] = price / rates_.at(currency);
  }

  void setRate(const std::string &currency, double rate) {
    std::unique_lock ratesLock(ratesMutex_);
    rates_[currency] = rate;
  }

private:
  mutable std::shared_mutex ratesMutex_;
  std::map<std::string, double> rates_;
  mutable std::shared_mutex pricesMutex_;
  std::map<int, double> prices_;
};
