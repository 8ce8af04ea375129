// ROW: C6
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: with the roster locked total() only copies the ids and builds the lazy view; the view calls its lambda when it is iterated, with the roster unlocked.
#include <algorithm>
#include <map>
#include <mutex>
#include <ranges>
#include <vector>

class Roster;

class Payroll {
public:
  long salary(int id) {
    std::lock_guard lock(mutex_);
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
    std::lock_guard lock(mutex_);
    return std::ranges::find(ids_, id) != ids_.end();
  }

  long total() const {
    std::unique_lock lock(mutex_);
    const std::vector<int> ids = ids_;
    auto salaries = ids | std::views::filter([](int id) { return id > 0; }) |
                    std::views::transform([this](int id) { return payroll_.salary(id); });
    lock.unlock();
    long sum = 0;
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
