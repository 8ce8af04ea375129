#include "ledger.h"

void AuditTrail::record(long cents) {
  std::lock_guard<std::mutex> lock(mutex_);
  recorded_ += cents;
}

bool AuditTrail::reconcile(Ledger &ledger) {
  std::lock_guard<std::mutex> lock(mutex_);
  return Transaction(ledger).total() == recorded_;
}
