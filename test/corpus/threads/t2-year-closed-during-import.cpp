// ROW: T2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: rowsMutex totalsMutex
// WHY: both tasks run on threads of their own before the first get(), and they lock rows and totals in opposite orders.
#include <cstdio>
#include <future>
#include <mutex>

namespace ledger {

static std::mutex rowsMutex;
static int rows = 0;
static std::mutex totalsMutex;
static long total = 0;

static int importRows(int count) {
  std::scoped_lock rowsLock(rowsMutex);
  rows += count;
  std::scoped_lock totalsLock(totalsMutex); // FINDING: lock-order-cycle
  total += 100L * count;
  return rows;
}

static long closeYear() {
  std::scoped_lock totalsLock(totalsMutex);
  const long closed = total;
  total = 0;
  std::scoped_lock rowsLock(rowsMutex); // FINDING: lock-order-cycle
  rows = 0;
  return closed;
}

} // namespace ledger

int main() {
  std::future<int> imported = std::async(std::launch::async, ledger::importRows, 365);
  std::future<long> closed = std::async(std::launch::async, ledger::closeYear);
  const int count = imported.get();
  std::printf("%d rows, %ld closed\n", count, closed.get());
}
