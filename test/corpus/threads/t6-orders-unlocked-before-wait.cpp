// ROW: T6
// VERDICT: ok
// FINDINGS:
// WHY: settle() waits with nothing but the mutex of the condition, and locks the orders afterwards.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

class Exchange {
public:
  void settle() {
    {
      std::unique_lock<std::mutex> trades(tradesMutex_);
      while (trades_.empty())
        tradesChanged_.wait(trades);
      trades_.pop_back();
    }
    std::lock_guard<std::mutex> orders(ordersMutex_);
    ++settled_;
  }

  void match() {
    {
      std::lock_guard<std::mutex> orders(ordersMutex_);
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
