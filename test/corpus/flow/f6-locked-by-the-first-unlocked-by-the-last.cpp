// ROW: F6
// VERDICT: ok
// FINDINGS:
// WHY: A batch of calls holds the lock from its first call to its last; the index tells which one a call is.
#include <cstddef>
#include <mutex>
#include <set>

class Heap {
public:
  void add(int sequence) { members_.insert(sequence); }
  std::mutex &mutex() { return mutex_; }

private:
  std::mutex mutex_;
  std::set<int> members_;
};

class AddCallback {
public:
  explicit AddCallback(Heap *heap, bool queues) : heap_(heap), queues_(queues) {}

  void call(int sequence, std::size_t index, std::size_t total) {
    const bool doLock = !queues_ || index == 0;
    const bool doUnlock = !queues_ || index + 1 == total;
    if (doLock)
      heap_->mutex().lock();
    heap_->add(sequence);
    if (doUnlock)
      heap_->mutex().unlock();
  }

private:
  Heap *heap_;
  bool queues_;
};

Heap heap;
AddCallback callback(&heap, true);
