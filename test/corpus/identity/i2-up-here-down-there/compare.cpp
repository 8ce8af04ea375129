#include "account.h"

#include <functional>
#include <utility>

bool richer(Account &a, Account &b) {
  Account *first = &a;
  Account *second = &b;
  if (first == second)
    return false;
  if (std::greater<Account *>{}(second, first))
    std::swap(first, second);
  std::lock_guard<std::mutex> firstLock(first->mutex);
  std::lock_guard<std::mutex> secondLock(second->mutex); // FINDING: lock-order-cycle
  return a.balance > b.balance;
}
