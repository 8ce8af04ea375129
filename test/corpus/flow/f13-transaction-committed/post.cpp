#include "ledger.h"

void post(Ledger &ledger, AuditTrail &audit, int account, long cents) {
  Transaction transaction(ledger);
  transaction.add(account, cents);
  transaction.commit();
  audit.record(cents);
}
