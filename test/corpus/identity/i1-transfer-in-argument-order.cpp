// ROW: I1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Account::mutex
// WHY: transfer(a, b) and transfer(b, a) in two threads each hold one account and wait for the other.
#include <mutex>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void deposit(Account &account, long amount) {
  std::lock_guard<std::mutex> lock(account.mutex);
  account.balance += amount;
}

bool transfer(Account &from, Account &to, long amount) {
  if (&from == &to)
    return true;
  std::lock_guard<std::mutex> fromLock(from.mutex);
  if (from.balance < amount)
    return false;
  std::lock_guard<std::mutex> toLock(to.mutex); // FINDING: lock-order-cycle
  from.balance -= amount;
  to.balance += amount;
  return true;
}
