// ROW: G4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: rates balances
// WHY: convert() runs a lambda with rates locked that locks balances; settle() runs one with balances locked that locks rates.
#include <map>
#include <mutex>
#include <string>
#include <utility>

template <class T> class Synchronized {
public:
  /// Has the value locked for as long as it lives.
  class Pointer {
  public:
    Pointer(std::mutex &mutex, T &value)
        : lock_(mutex),
          value_(&value) {}
    T *operator->() const { return value_; }
    T &operator*() const { return *value_; }

  private:
    std::unique_lock<std::mutex> lock_;
    T *value_;
  };

  Pointer lock() { return Pointer(mutex_, value_); }

  template <class F> decltype(auto) withLock(F &&action) {
    std::lock_guard<std::mutex> guard(mutex_); // FINDING: lock-order-cycle
    return std::forward<F>(action)(value_);
  }

private:
  std::mutex mutex_;
  T value_{};
};

using Table = std::map<std::string, double>;

static Synchronized<Table> rates;
static Synchronized<Table> balances;

double convert(const std::string &currency) {
  return rates.withLock([&currency](Table &all) {
    const double rate = all[currency];
    return balances.withLock([&currency, rate](Table &table) { return table[currency] * rate; });
  });
}

void settle(const std::string &currency) {
  balances.withLock([&currency](Table &table) {
    auto drop = [&currency](Table &all) { all.erase(currency); };
    table.erase(currency);
    rates.withLock(drop);
  });
}
