// ROW: F11
// VERDICT: stall
// FINDINGS: lock-order-cycle
// LOCKS: Warehouse::shelvesMutex_ Warehouse::ordersMutex_
// WHY: restock() and pick() hold one mutex each and wait for the other for a fifth of a second, after which they give up.
#include <chrono>
#include <deque>
#include <map>
#include <mutex>

class Warehouse {
public:
  bool restock(int article, int count) {
    using namespace std::chrono_literals;
    std::lock_guard<std::timed_mutex> shelves(shelvesMutex_);
    shelves_[article] += count;
    std::unique_lock<std::timed_mutex> orders(ordersMutex_, std::defer_lock);
    if (!orders.try_lock_for(200ms)) // FINDING: lock-order-cycle
      return false;
    while (!orders_.empty() && orders_.front() == article)
      orders_.pop_front();
    return true;
  }

  bool pick() {
    using namespace std::chrono_literals;
    std::lock_guard<std::timed_mutex> orders(ordersMutex_);
    if (orders_.empty())
      return false;
    if (!shelvesMutex_.try_lock_for(200ms)) // FINDING: lock-order-cycle
      return false;
    std::lock_guard<std::timed_mutex> shelves(shelvesMutex_, std::adopt_lock);
    --shelves_[orders_.front()];
    orders_.pop_front();
    return true;
  }

private:
  std::timed_mutex shelvesMutex_;
  std::map<int, int> shelves_;
  std::timed_mutex ordersMutex_;
  std::deque<int> orders_;
};
