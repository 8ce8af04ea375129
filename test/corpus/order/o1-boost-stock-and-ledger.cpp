// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Shop::stock_mutex_ Shop::ledger_mutex_
// WHY: sell() takes the stock's lock and then the ledger's, refund() takes the ledger's and then the stock's.
#include <boost/thread/lock_guard.hpp>
#include <boost/thread/mutex.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

class Shop {
public:
  void sell(const std::string &article, long cents) {
    boost::mutex::scoped_lock stock(stock_mutex_);
    --stock_[article];
    boost::lock_guard<boost::mutex> ledger(ledger_mutex_); // FINDING: lock-order-cycle
    ledger_.emplace_back(article, cents);
  }

  void refund(const std::string &article) {
    boost::unique_lock<boost::mutex> ledger(ledger_mutex_);
    ledger_.emplace_back(article, 0);
    boost::unique_lock<boost::mutex> stock(stock_mutex_, boost::defer_lock);
    stock.lock(); // FINDING: lock-order-cycle
    ++stock_[article];
  }

private:
  boost::mutex stock_mutex_;
  std::map<std::string, int> stock_;
  boost::mutex ledger_mutex_;
  std::vector<std::pair<std::string, long>> ledger_;
};
