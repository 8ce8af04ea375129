#pragma once

#include <mutex>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void transfer(Account &from, Account &to, long amount);
bool richer(Account &a, Account &b);
