#ifndef ACCOUNT_H
#define ACCOUNT_H

#include <mutex>
#include <utility>

class Account {
public:
  using Lock = std::unique_lock<std::mutex>;

  Account();

  bool transferTo(Account &to, long amount);
  void receiveInterest(Account &bank, int percent);

private:
  static std::pair<Lock, Lock> lockBoth(Account &a, Account &b);

  const unsigned long id_;
  std::mutex mutex_;
  long balance_ = 0;
};

#endif
