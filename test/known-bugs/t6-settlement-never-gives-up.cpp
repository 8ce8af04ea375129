// ROW: T6
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Exchange::ordersMutex_
// WHY: each wait is timed but the loop around it ends only with a trade, which match() cannot add without the orders settle() keeps.
// REASON: A timed wait in a loop without another way out is taken for one that ends.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

class Exchange {
public:
  void settle() {
    std::lock_guard<std::mutex> orders(ordersMutex_);
    std::unique_lock<std::mutex> trades(tradesMutex_);
    while (trades_.empty())
      tradesChanged_.wait_for(trades, std::chrono::milliseconds(100)); // FINDING: wait-while-holding
    trades_.pop_back();
    ++settled_;
  }

  void match() {
    {
      std::lock_guard<std::mutex> orders(ordersMutex_); // FINDING: wait-while-holding
      ++matched_;
    }
    {
      std::lock_guard<std::mutex> trades(tradesMutex_);
      trades_.push_back(100);
    }
    tradesChanged_.notify_one();
  }

private:
  std::mutex ordersMutex_;
  int matched_ = 0;
  int settled_ = 0;
  std::mutex tradesMutex_;
  std::condition_variable tradesChanged_;
  std::vector<int> trades_;
};

int main() {
  Exchange exchange;
  std::thread clearing(&Exchange::settle, &exchange);
  std::thread matcher(&Exchange::match, &exchange);
  clearing.join();
  matcher.join();
}
