// ROW: F7
// VERDICT: ok
// FINDINGS:
// WHY: Every stripe that the first loop locks is unlocked by the second, and the order is that of the vector.
#include <memory>
#include <mutex>
#include <vector>

struct Stripe {
  std::mutex mutex;
  int keys = 0;
};

class LockTable {
public:
  int snapshot() {
    int all = 0;
    for (const auto &stripe : stripes_) {
      stripe->mutex.lock();
      all += stripe->keys;
    }
    for (const auto &stripe : stripes_)
      stripe->mutex.unlock();
    return all;
  }

  void clear(std::size_t which) {
    std::lock_guard<std::mutex> lock(stripes_[which]->mutex);
    stripes_[which]->keys = 0;
  }

private:
  std::vector<std::unique_ptr<Stripe>> stripes_;
};

LockTable table;
