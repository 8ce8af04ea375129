// ROW: P4
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: corePool
// WHY: take(4) waits for each core by itself with the earlier ones already taken; several encoders share out the sixteen and all wait for more.
#include <condition_variable>
#include <mutex>

namespace farm {

class CorePool {
public:
  explicit CorePool(int cores) : free_(cores) {}

  void take(int cores) {
    for (int i = 0; i < cores; ++i)
      takeOne();
  }

  void give(int cores) noexcept {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      free_ += cores;
    }
    changed_.notify_all();
  }

private:
  void takeOne() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return free_ > 0; }); // FINDING: nested-lease
    --free_;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  int free_;
};

static CorePool corePool(16);

long encode(int frames) noexcept {
  corePool.take(4);
  long bits = 0;
  for (int frame = 0; frame < frames; ++frame)
    bits += frame * 8L;
  corePool.give(4);
  return bits;
}

} // namespace farm
