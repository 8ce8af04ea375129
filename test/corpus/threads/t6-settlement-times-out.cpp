// ROW: T6
// VERDICT: stall
// FINDINGS: wait-while-holding
// LOCKS: Exchange::ordersMutex_
// WHY: match() cannot add a trade while settle() holds the orders, but settle() gives up after a second.
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
    const auto some = [this] { return !trades_.empty(); };
    if (!tradesChanged_.wait_for(trades, std::chrono::seconds(1), some)) // FINDING: wait-while-holding
      return;
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
