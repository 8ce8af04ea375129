// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: collect() locks mutex_ only when all threads of the pool have handed in their baskets.
#include <Poco/Mutex.h>
#include <Poco/RunnableAdapter.h>
#include <Poco/ThreadPool.h>

#include <vector>

class Harvest {
public:
  Harvest() : picker_(*this, &Harvest::pick) {}

  int collect(int pickers) {
    for (int i = 0; i < pickers; ++i)
      pool_.start(picker_);
    pool_.joinAll();
    Poco::FastMutex::ScopedLock lock(mutex_);
    return static_cast<int>(baskets_.size());
  }

private:
  void pick() {
    const int apples = 12;
    Poco::FastMutex::ScopedLock lock(mutex_);
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
