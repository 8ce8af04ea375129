#include "worker.h"

namespace scheduling {

std::uint64_t nextSerial() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

void submit(Worker &worker, int job) {
  const std::lock_guard<std::mutex> lock(worker.mutex);
  worker.jobs.push_back(job);
}

void steal(Worker &thief, Worker &victim) {
  if (&thief == &victim)
    return;
  const PairLock lock(thief, victim);
  for (auto left = victim.jobs.size() / 2; left > 0; --left) {
    thief.jobs.push_front(victim.jobs.back());
    victim.jobs.pop_back();
  }
}

} // namespace scheduling
