// ROW: I13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Stripe::mutex
// WHY: sum() takes the stripes from the first on, clear() from the last on, and both keep them.
#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

struct Stripe {
  std::mutex mutex;
  std::map<std::string, long> counters;
};

class Counters {
public:
  long sum(const std::string &name) {
    std::vector<std::unique_lock<std::mutex>> locks;
    for (std::size_t i = 0; i != stripes_.size(); ++i)
      locks.emplace_back(stripes_[i].mutex); // FINDING: lock-order-cycle
    long all = 0;
    for (Stripe &stripe : stripes_)
      all += stripe.counters[name];
    return all;
  }

  void clear() {
    std::vector<std::unique_lock<std::mutex>> locks;
    std::size_t left = stripes_.size();
    while (left > 0) {
      left -= 1;
      locks.emplace_back(stripes_[left].mutex); // FINDING: lock-order-cycle
    }
    for (Stripe &stripe : stripes_)
      stripe.counters.clear();
  }

private:
  std::array<Stripe, 16> stripes_;
};
