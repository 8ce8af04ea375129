// ROW: C6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Roster::mutex_ Payroll::mutex_
// FLAGS: -std=c++20
// WHY: the lazy view asks the payroll for each salary while total() iterates it with the roster locked; Payroll::promote() asks the roster with the payroll locked.
#include <algorithm>
#include <map>
#include <mutex>
#include <ranges>
#include <vector>

class Roster;

class Payroll {
public:
  long salary(int id) {
    std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
    const auto found = salaries_.find(id);
    return found == salaries_.end() ? 0 : found->second;
  }
  void promote(const Roster &roster, int id);

private:
  std::mutex mutex_;
  std::map<int, long> salaries_;
};

class Roster {
public:
  explicit Roster(Payroll &payroll) : payroll_(payroll) {}

  bool has(int id) const {
    std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
    return std::ranges::find(ids_, id) != ids_.end();
  }

  long total() const {
    long sum = 0;
    std::lock_guard lock(mutex_);
    auto salaries = ids_ | std::views::filter([](int id) { return id > 0; }) |
                    std::views::transform([this](int id) { return payroll_.salary(id); });
    for (long salary : salaries)
      sum += salary;
    return sum;
  }

private:
  Payroll &payroll_;
  mutable std::mutex mutex_;
  std::vector<int> ids_;
};

void Payroll::promote(const Roster &roster, int id) {
  std::lock_guard lock(mutex_);
  if (roster.has(id))
    salaries_[id] += 100;
}
