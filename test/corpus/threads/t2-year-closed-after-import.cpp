// ROW: T2
// VERDICT: ok
// FINDINGS:
// WHY: get() waits for the import to end before the task that locks the other way round is started.
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
  std::scoped_lock totalsLock(totalsMutex);
  total += 100L * count;
  return rows;
}

static long closeYear() {
  std::scoped_lock totalsLock(totalsMutex);
  const long closed = total;
  total = 0;
  std::scoped_lock rowsLock(rowsMutex);
  rows = 0;
  return closed;
}

} // namespace ledger

int main() {
  std::future<int> imported = std::async(std::launch::async, ledger::importRows, 365);
  const int count = imported.get();
  std::future<long> closed = std::async(std::launch::async, ledger::closeYear);
  std::printf("%d rows, %ld closed\n", count, closed.get());
}
