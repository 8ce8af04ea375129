// ROW: F11
// VERDICT: ok
// FINDINGS:
// WHY: both functions lock orders before shelves, the one with a timeout, the other without.
#include <chrono>
#include <deque>
#include <map>
#include <mutex>

class Warehouse {
public:
  bool restock(int article, int count) {
    std::lock_guard<std::timed_mutex> orders(ordersMutex_);
    std::unique_lock<std::timed_mutex> shelves(shelvesMutex_, std::defer_lock);
    if (!shelves.try_lock_until(std::chrono::steady_clock::now() + std::chrono::seconds(1)))
      return false;
    shelves_[article] += count;
    while (!orders_.empty() && orders_.front() == article)
      orders_.pop_front();
    return true;
  }

  void pick() {
    std::lock_guard<std::timed_mutex> orders(ordersMutex_);
    if (orders_.empty())
      return;
    std::lock_guard<std::timed_mutex> shelves(shelvesMutex_);
    --shelves_[orders_.front()];
    orders_.pop_front();
  }

private:
  std::timed_mutex shelvesMutex_;
  std::map<int, int> shelves_;
  std::timed_mutex ordersMutex_;
  std::deque<int> orders_;
};
