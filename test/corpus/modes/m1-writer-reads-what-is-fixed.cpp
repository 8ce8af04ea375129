// ROW: M1
// VERDICT: ok
// FINDINGS:
// WHY: update() waits for the rates with the prices locked exclusively, but nobody ever writes the rates, so that wait never lasts.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

class Exchange {
public:
  explicit Exchange(std::map<std::string, double> rates) : rates_(std::move(rates)) {}

  double quote(const std::string &currency, int article) const {
    std::shared_lock ratesLock(ratesMutex_);
    const double rate = rates_.at(currency);
    std::shared_lock pricesLock(pricesMutex_);
    return rate * prices_.at(article);
  }

  void update(int article, const std::string &currency, double price) {
    std::unique_lock pricesLock(pricesMutex_);
    std::shared_lock ratesLock(ratesMutex_);
    prices_[article] = price / rates_.at(currency);
  }

private:
  mutable std::shared_mutex ratesMutex_;
  std::map<std::string, double> rates_;
  mutable std::shared_mutex pricesMutex_;
  std::map<int, double> prices_;
};
