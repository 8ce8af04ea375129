// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Harvest::mutex_
// WHY: collect() waits for all threads of the pool with mutex_ locked, and each picker locks mutex_ to hand in its basket.
#include <Poco/Mutex.h>
#include <Poco/RunnableAdapter.h>
#include <Poco/ThreadPool.h>

#include <vector>

class Harvest {
public:
  Harvest() : picker_(*this, &Harvest::pick) {}

  int collect(int pickers) {
    Poco::FastMutex::ScopedLock lock(mutex_);
    for (int i = 0; i < pickers; ++i)
      pool_.start(picker_);
    pool_.joinAll(); // FINDING: wait-while-holding
    return static_cast<int>(baskets_.size());
  }

private:
  void pick() {
    const int apples = 12;
    Poco::FastMutex::ScopedLock lock(mutex_); // FINDING: wait-while-holding
    baskets_.push_back(apples);
  }

  Poco::FastMutex mutex_;
  std::vector<int> baskets_;
  Poco::ThreadPool pool_{2, 8};
  Poco::RunnableAdapter<Harvest> picker_;
};

int main() {
  Harvest harvest;
  return harvest.collect(6) == 0;
}
