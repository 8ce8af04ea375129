// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: each SYNCHRONIZED block unlocks at its brace, so submit() holds one mutex at a time and only finish() nests two.
#include <deque>
#include <mutex>

#define SYNCHRONIZED(lockable) \
  for (std::unique_lock<std::mutex> held(lockable); held.owns_lock(); held.unlock())

class Printer {
public:
  int submit(int pages) {
    int job = 0;
    SYNCHRONIZED(jobsMutex_) {
      job = ++lastJob_;
      jobs_.push_back(job);
    }
    SYNCHRONIZED(tonerMutex_) { toner_ -= pages; }
    return job;
  }

  bool finish() {
    bool finished = false;
    SYNCHRONIZED(tonerMutex_) {
      if (toner_ <= 0)
        return false;
      SYNCHRONIZED(jobsMutex_) {
        finished = !jobs_.empty();
        if (finished)
          jobs_.pop_front();
      }
    }
    return finished;
  }

private:
  std::mutex jobsMutex_;
  std::deque<int> jobs_;
  int lastJob_ = 0;
  std::mutex tonerMutex_;
  int toner_ = 5000;
};
