#include "bank.h"

void Auditor::saw(long cents) noexcept {
  mutex_.Lock();
  seen_ += cents;
  mutex_.Unlock();
}

long Auditor::report(Accounts &accounts) noexcept {
  mutex_.Lock();
  const long sum = accounts.total() + seen_;
  mutex_.Unlock();
  return sum;
}
