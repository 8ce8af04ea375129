#include "account.h"

#include <atomic>

static std::atomic<unsigned long> nextId{1};

Account::Account() : id_(nextId++) {}

std::pair<Account::Lock, Account::Lock> Account::lockBoth(Account &a, Account &b) {
  if (a.id_ == b.id_)
    return {Lock(a.mutex_), Lock()};
  Account &first = a.id_ < b.id_ ? a : b;
  Account &second = a.id_ < b.id_ ? b : a;
  Lock firstLock(first.mutex_);
  Lock secondLock(second.mutex_);
  return {std::move(firstLock), std::move(secondLock)};
}
