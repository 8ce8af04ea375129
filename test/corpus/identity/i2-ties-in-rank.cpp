// ROW: I2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Job::mutex
// WHY: two jobs of the same rank are locked in argument order, so rank puts no order between them.
#include <mutex>
#include <utility>

enum class Rank { Low, Normal, High };

struct Job {
  explicit Job(Rank r) : rank(r) {}

  const Rank rank;
  std::mutex mutex;
  int slot = 0;
};

void exchangeSlots(Job &a, Job &b) {
  if (&a == &b)
    return;
  Job *first = &a;
  Job *second = &b;
  if (second->rank < first->rank)
    std::swap(first, second);
  std::lock_guard<std::mutex> firstLock(first->mutex);
  std::lock_guard<std::mutex> secondLock(second->mutex); // FINDING: lock-order-cycle
  std::swap(a.slot, b.slot);
}
