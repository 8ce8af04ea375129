// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: bank::balancesMutex bank::auditMutex
// WHY: deposit() locks balances then audit, reconcile() locks audit then balances.
#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace bank {

struct AuditEntry {
  int account;
  std::int64_t cents;
};

std::mutex balancesMutex;
std::unordered_map<int, std::int64_t> balances;

std::mutex auditMutex;
std::vector<AuditEntry> auditTrail;

void deposit(int account, std::int64_t cents) {
  std::lock_guard balancesLock(balancesMutex);
  balances[account] += cents;
  std::lock_guard auditLock(auditMutex); // FINDING: lock-order-cycle
  auditTrail.push_back({account, cents});
}

bool reconcile() {
  std::lock_guard auditLock(auditMutex);
  std::unordered_map<int, std::int64_t> sums;
  for (const AuditEntry &entry : auditTrail)
    sums[entry.account] += entry.cents;
  std::lock_guard balancesLock(balancesMutex); // FINDING: lock-order-cycle
  return sums == balances;
}

} // namespace bank
