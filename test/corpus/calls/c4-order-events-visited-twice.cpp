// ROW: C4
// VERDICT: ok
// FINDINGS:
// WHY: under the book's lock the event is visited by BookKeeping, which locks nothing; the visitor that locks the ledger comes after the scope of the guard.
#include <map>
#include <mutex>
#include <string>
#include <variant>

namespace trading {

struct Placed { int order; long quantity; };
struct Filled { int order; long cents; };
struct Cancelled { int order; std::string reason; };
using Event = std::variant<Placed, Filled, Cancelled>;

class OrderBook;

class Ledger {
public:
  void book(long cents) {
    std::scoped_lock lock(mutex_);
    cents_ += cents;
  }
  long settle(const OrderBook &orders);

private:
  std::mutex mutex_;
  long cents_ = 0;
};

/// What an event means for the open orders.
struct BookKeeping {
  std::map<int, long> &open;
  void operator()(const Placed &e) const { open[e.order] = e.quantity; }
  void operator()(const Filled &e) const { open.erase(e.order); }
  void operator()(const Cancelled &e) const { open.erase(e.order); }
};

/// What an event means for the money.
struct MoneyKeeping {
  Ledger &ledger;
  void operator()(const Filled &e) const { ledger.book(e.cents); }
  template <typename Other> void operator()(const Other &) const {}
};

class OrderBook {
public:
  explicit OrderBook(Ledger &ledger) : ledger_(ledger) {}

  void apply(const Event &event) {
    {
      std::scoped_lock lock(mutex_);
      std::visit(BookKeeping{open_}, event);
    }
    std::visit(MoneyKeeping{ledger_}, event);
  }

  bool idle() const {
    std::scoped_lock lock(mutex_);
    return open_.empty();
  }

private:
  Ledger &ledger_;
  mutable std::mutex mutex_;
  std::map<int, long> open_;
};

long Ledger::settle(const OrderBook &orders) {
  std::scoped_lock lock(mutex_);
  if (orders.idle())
    cents_ = 0;
  return cents_;
}

} // namespace trading
