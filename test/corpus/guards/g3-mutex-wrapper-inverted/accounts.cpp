#include "bank.h"

bool Accounts::withdraw(int account, long cents) noexcept {
  bool paid = false;
  mutex_.Lock();
  if (cents_[account] >= cents) {
    cents_[account] -= cents;
    auditor_.saw(cents);
    paid = true;
  }
  mutex_.Unlock();
  return paid;
}

long Accounts::total() noexcept {
  long sum = 0;
  mutex_.Lock();
  for (long cents : cents_)
    sum += cents;
  mutex_.Unlock();
  return sum;
}
