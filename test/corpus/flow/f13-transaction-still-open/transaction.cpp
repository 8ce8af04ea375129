#include "ledger.h"

Transaction::Transaction(Ledger &ledger)
    : ledger_(ledger),
      lock_(ledger.mutex_) // FINDING: lock-order-cycle
{}

void Transaction::add(int account, long cents) { changes_[account] += cents; }

long Transaction::total() const {
  long sum = 0;
  for (const auto &entry : ledger_.cents_)
    sum += entry.second;
  return sum;
}

void Transaction::commit() {
  for (const auto &change : changes_)
    ledger_.cents_[change.first] += change.second;
  changes_.clear();
  lock_.unlock();
}
