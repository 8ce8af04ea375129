// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: after the swap `spare` owns the front buffer and unlocks it at the end of its block, before `current` locks the back buffer.
#include <mutex>
#include <vector>

class DoubleBuffer {
public:
  std::size_t turnOver() {
    std::size_t sizes = 0;
    std::unique_lock<std::mutex> current(frontMutex_);
    sizes += front_.size();
    {
      std::unique_lock<std::mutex> spare(backMutex_, std::defer_lock);
      current.swap(spare);
    }
    current.lock();
    return sizes + back_.size();
  }

  void present() {
    std::lock_guard<std::mutex> back(backMutex_);
    std::lock_guard<std::mutex> front(frontMutex_);
    front_.swap(back_);
  }

private:
  std::mutex frontMutex_;
  std::vector<int> front_;
  std::mutex backMutex_;
  std::vector<int> back_;
};
