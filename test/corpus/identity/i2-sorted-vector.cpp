// ROW: I2
// VERDICT: ok
// FINDINGS:
// WHY: the accounts are sorted by address and made unique before the loop locks them, so all settlements lock in one order.
#include <algorithm>
#include <functional>
#include <mutex>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void settle(std::vector<Account *> accounts, long perHead) {
  std::sort(accounts.begin(), accounts.end(), std::less<Account *>{});
  accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());

  std::vector<std::unique_lock<std::mutex>> locks;
  locks.reserve(accounts.size());
  for (Account *account : accounts)
    locks.emplace_back(account->mutex);
  for (Account *account : accounts)
    account->balance -= perHead;
}

long balanceOf(Account &account) {
  std::lock_guard<std::mutex> lock(account.mutex);
  return account.balance;
}
