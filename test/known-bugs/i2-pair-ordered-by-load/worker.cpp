#include "worker.h"

namespace scheduling {

void submit(Worker &worker, int job) {
  const std::lock_guard<std::mutex> lock(worker.mutex);
  worker.jobs.push_back(job);
  worker.load = worker.jobs.size();
}

void steal(Worker &thief, Worker &victim) {
  if (&thief == &victim)
    return;
  const PairLock lock(thief, victim);
  for (auto left = victim.jobs.size() / 2; left > 0; --left) {
    thief.jobs.push_front(victim.jobs.back());
    victim.jobs.pop_back();
  }
  thief.load = thief.jobs.size();
  victim.load = victim.jobs.size();
}

} // namespace scheduling
