// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: DoubleBuffer::frontMutex_ DoubleBuffer::backMutex_
// WHY: after the swap `spare` owns the front buffer to the end of the function, so `current` waits for the back buffer with the front locked, against present().
#include <mutex>
#include <utility>
#include <vector>

class DoubleBuffer {
public:
  std::size_t turnOver() {
    std::size_t sizes = 0;
    std::unique_lock<std::mutex> current(frontMutex_);
    sizes += front_.size();
    std::unique_lock<std::mutex> spare(backMutex_, std::defer_lock);
    std::swap(current, spare);
    current.lock(); // FINDING: lock-order-cycle
    return sizes + back_.size();
  }

  void present() {
    std::lock_guard<std::mutex> back(backMutex_);
    std::lock_guard<std::mutex> front(frontMutex_); // FINDING: lock-order-cycle
    front_.swap(back_);
  }

private:
  std::mutex frontMutex_;
  std::vector<int> front_;
  std::mutex backMutex_;
  std::vector<int> back_;
};
