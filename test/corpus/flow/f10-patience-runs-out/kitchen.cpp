#include "patient.h"
#include "restaurant.h"

#include <algorithm>

void Kitchen::order(int table, Bar &bar) {
  std::lock_guard<std::mutex> lock(mutex_);
  dishes_.push_back(table);
  bar.serve(table);
}

int Kitchen::closeBill(int table, Bar &bar) {
  std::lock_guard<std::mutex> barLock(bar.mutex_);
  const auto drinks = std::count(bar.drinks_.begin(), bar.drinks_.end(), table);
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return static_cast<int>(drinks + std::count(dishes_.begin(), dishes_.end(), table));
}

void Bar::serve(int table) {
  auto lock = lockPatiently(mutex_);
  drinks_.push_back(table);
}
