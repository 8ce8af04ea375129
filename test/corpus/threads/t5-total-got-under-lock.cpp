// ROW: T5
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: PriceBook::mutex_
// WHY: refreshTotal() waits for the task with mutex_ held, and the task, on a thread of its own, locks mutex_.
#include <future>
#include <map>
#include <mutex>
#include <string>

class PriceBook {
public:
  void set(const std::string &item, long cents) {
    std::lock_guard<std::mutex> lock(mutex_);
    prices_[item] = cents;
  }

  long refreshTotal() {
    auto total = std::async(std::launch::async, [this] { return sum(); });
    std::lock_guard<std::mutex> lock(mutex_);
    total_ = total.get(); // FINDING: wait-while-holding
    return total_;
  }

private:
  long sum() {
    long cents = 0;
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
    for (const auto &[item, price] : prices_)
      cents += price;
    return cents;
  }

  std::mutex mutex_;
  std::map<std::string, long> prices_;
  long total_ = 0;
};

int main() {
  PriceBook book;
  book.set("pen", 120);
  book.set("ink", 900);
  return book.refreshTotal() == 0;
}
