#ifndef LEDGER_H
#define LEDGER_H

#include <map>
#include <mutex>

class Ledger {
private:
  friend class Transaction;
  std::mutex mutex_;
  std::map<int, long> cents_;
};

/// Has the ledger locked until commit(), or until its own end.
class Transaction {
public:
  explicit Transaction(Ledger &ledger);
  void add(int account, long cents);
  long total() const;
  void commit();

private:
  Ledger &ledger_;
  std::unique_lock<std::mutex> lock_;
  std::map<int, long> changes_;
};

class AuditTrail {
public:
  void record(long cents);
  bool reconcile(Ledger &ledger);

private:
  std::mutex mutex_;
  long recorded_ = 0;
};

#endif
