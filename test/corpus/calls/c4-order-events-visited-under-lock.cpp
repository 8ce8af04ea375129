// ROW: C4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: OrderBook::mutex_ Ledger::mutex_
// WHY: apply() visits the event with the book locked and the visitor's Filled alternative locks the ledger, settle() locks ledger then book.
#include <map>
#include <mutex>
#include <string>
#include <variant>

namespace trading {

struct Placed { int order; long quantity; };
struct Filled { int order; long cents; };
struct Cancelled { int order; std::string reason; };
using Event = std::variant<Placed, Filled, Cancelled>;

template <typename... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

class OrderBook;

class Ledger {
public:
  void book(long cents) {
    std::scoped_lock lock(mutex_); // FINDING: lock-order-cycle
    cents_ += cents;
  }
  long settle(const OrderBook &orders);

private:
  std::mutex mutex_;
  long cents_ = 0;
};

class OrderBook {
public:
  explicit OrderBook(Ledger &ledger) : ledger_(ledger) {}

  void apply(const Event &event) {
    std::scoped_lock lock(mutex_);
    std::visit(Overloaded{
                   [this](const Placed &e) { open_[e.order] = e.quantity; },
                   [this](const Filled &e) {
                     open_.erase(e.order);
                     ledger_.book(e.cents);
                   },
                   [this](const Cancelled &e) { open_.erase(e.order); },
               },
               event);
  }

  bool idle() const {
    std::scoped_lock lock(mutex_); // FINDING: lock-order-cycle
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
