#ifndef LOCKER_BANK_H
#define LOCKER_BANK_H

#include <condition_variable>
#include <mutex>

/// Some lockers, all alike; only how many are empty is of interest.
class LockerBank {
public:
  explicit LockerBank(int count) : empty_(count) {}
  void open();
  void close();

private:
  std::mutex mutex_;
  std::condition_variable emptied_;
  int empty_;
};

#endif
