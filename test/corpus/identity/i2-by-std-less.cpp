// ROW: I2
// VERDICT: ok
// FINDINGS:
// WHY: whichever way round the arguments come, the account at the lower address is locked first.
#include <functional>
#include <mutex>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

bool transfer(Account &from, Account &to, long amount) {
  if (&from == &to)
    return true;
  std::unique_lock<std::mutex> fromLock(from.mutex, std::defer_lock);
  std::unique_lock<std::mutex> toLock(to.mutex, std::defer_lock);
  if (std::less<Account *>{}(&from, &to)) {
    fromLock.lock();
    toLock.lock();
  } else {
    toLock.lock();
    fromLock.lock();
  }
  if (from.balance < amount)
    return false;
  from.balance -= amount;
  to.balance += amount;
  return true;
}
