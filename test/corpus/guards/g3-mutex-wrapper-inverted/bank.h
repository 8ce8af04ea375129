#ifndef BANK_H
#define BANK_H

#include "mutex.h"

class Auditor;

class Accounts {
public:
  explicit Accounts(Auditor &auditor) : auditor_(auditor) {}
  bool withdraw(int account, long cents) noexcept;
  long total() noexcept;

private:
  Auditor &auditor_;
  Mutex mutex_;
  long cents_[100] = {};
};

class Auditor {
public:
  void saw(long cents) noexcept;
  long report(Accounts &accounts) noexcept;

private:
  Mutex mutex_;
  long seen_ = 0;
};

#endif
