// ROW: C10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Quote::mutex_
// FLAGS: -std=c++20
// WHY: The comparison holds the left quote while it converts the right one, which locks it; a < b and b < a at once wait for each other.
#include <compare>
#include <mutex>
#include <ostream>
#include <set>
#include <string>

class Quote {
public:
  Quote(std::string symbol, long price) : symbol_(std::move(symbol)), price_(price) {}

  void update(long price) {
    std::lock_guard lock(mutex_);
    price_ = price;
  }

  operator long() const {
    std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
    return price_;
  }

  friend std::strong_ordering operator<=>(const Quote &a, const Quote &b) {
    if (&a == &b)
      return std::strong_ordering::equal;
    std::lock_guard lock(a.mutex_);
    return a.price_ <=> static_cast<long>(b);
  }
  friend bool operator==(const Quote &a, const Quote &b) { return long(a) == long(b); }

  friend std::ostream &operator<<(std::ostream &out, const Quote &quote) {
    std::lock_guard lock(quote.mutex_);
    return out << quote.symbol_ << '=' << quote.price_;
  }

private:
  mutable std::mutex mutex_;
  std::string symbol_;
  long price_;
};

const Quote &better(const Quote &a, const Quote &b) { return a < b ? b : a; }

void spread(std::ostream &out, const Quote &bid, const Quote &ask) {
  if (bid > ask)
    out << "crossed: " << bid << ' ' << ask << '\n';
  else
    out << ask - bid << '\n';
}
