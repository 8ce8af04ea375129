// ROW: F5
// VERDICT: ok
// FINDINGS:
// WHY: With `locked` the heap's lock is given back before the map's is taken; without it the heap's lock is not held.
#include <mutex>
#include <set>
#include <vector>

class Prepared {
public:
  void add(int sequence, bool locked) {
    if (!locked)
      heapMutex_.lock();
    heap_.insert(sequence);
    checkAgainst(sequence, true);
    if (!locked)
      heapMutex_.unlock();
  }

  void addAll(const std::vector<int> &sequences) {
    heapMutex_.lock();
    for (int sequence : sequences)
      add(sequence, true);
    heapMutex_.unlock();
  }

  void advance(int max) { checkAgainst(max, false); }

private:
  void checkAgainst(int max, bool locked) {
    if (locked)
      heapMutex_.unlock();
    {
      std::lock_guard<std::mutex> lock(delayedMutex_);
      while (max > 0 && pop(max))
        --max;
    }
    if (locked)
      heapMutex_.lock();
  }

  bool pop(int sequence) {
    std::lock_guard<std::mutex> lock(heapMutex_);
    return heap_.erase(sequence) > 0;
  }

  std::mutex heapMutex_;
  std::mutex delayedMutex_;
  std::set<int> heap_;
};

Prepared prepared;
