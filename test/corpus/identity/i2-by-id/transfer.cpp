#include "account.h"

bool Account::transferTo(Account &to, long amount) {
  auto locks = lockBoth(*this, to);
  if (balance_ < amount)
    return false;
  balance_ -= amount;
  to.balance_ += amount;
  return true;
}

void Account::receiveInterest(Account &bank, int percent) {
  auto locks = lockBoth(bank, *this);
  const long interest = balance_ * percent / 100;
  bank.balance_ -= interest;
  balance_ += interest;
}
