// ROW: T5
// VERDICT: ok
// FINDINGS:
// WHY: refreshTotal() waits for the task first and locks mutex_ after it has the result.
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
    const long cents = total.get();
    std::lock_guard<std::mutex> lock(mutex_);
    total_ = cents;
    return total_;
  }

private:
  long sum() {
    long cents = 0;
    std::lock_guard<std::mutex> lock(mutex_);
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
