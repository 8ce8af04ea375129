// ROW: I2
// VERDICT: ok
// FINDINGS:
// WHY: the two accounts are swapped into address order before either is locked.
#include <functional>
#include <mutex>
#include <utility>

struct Account {
  std::mutex mu;
  long cents = 0;
};

void transfer(Account &from, Account &to, long cents) {
  Account *first = &from;
  Account *second = &to;
  if (std::less<Account *>()(second, first))
    std::swap(first, second);
  std::lock_guard<std::mutex> a(first->mu);
  std::lock_guard<std::mutex> b(second->mu);
  from.cents -= cents;
  to.cents += cents;
}
