#include "account.h"

#include <functional>
#include <utility>

void transfer(Account &from, Account &to, long amount) {
  Account *first = &from;
  Account *second = &to;
  if (first == second)
    return;
  if (std::less<Account *>{}(second, first))
    std::swap(first, second);
  std::lock_guard<std::mutex> firstLock(first->mutex);
  std::lock_guard<std::mutex> secondLock(second->mutex); // FINDING: lock-order-cycle
  from.balance -= amount;
  to.balance += amount;
}
