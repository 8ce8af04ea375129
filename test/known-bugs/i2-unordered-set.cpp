// ROW: I2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Account::mutex
// WHY: the order of an unordered_set depends on how it was filled, so two settlements of the same accounts may lock them in opposite orders.
// REASON: one place in a loop is taken to have an order; that a container may have another order each time is not known.
#include <mutex>
#include <unordered_set>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void settle(const std::unordered_set<Account *> &accounts, long perHead) {
  std::vector<std::unique_lock<std::mutex>> locks;
  locks.reserve(accounts.size());
  for (Account *account : accounts)
    locks.emplace_back(account->mutex); // FINDING: lock-order-cycle
  for (Account *account : accounts)
    account->balance -= perHead;
}

long balanceOf(Account &account) {
  std::lock_guard<std::mutex> lock(account.mutex);
  return account.balance;
}
