// ROW: P4
// VERDICT: ok
// FINDINGS:
// WHY: take() waits until all the cores asked for are free and takes them at once, so nobody waits with a part of his cores.
#include <condition_variable>
#include <mutex>

namespace farm {

class CorePool {
public:
  explicit CorePool(int cores) : free_(cores) {}

  void take(int cores) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return free_ >= cores; });
    free_ -= cores;
  }

  void give(int cores) noexcept {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      free_ += cores;
    }
    changed_.notify_all();
  }

private:
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

long probe(int frames) noexcept {
  corePool.take(1);
  long first = frames;
  corePool.give(1);
  return first;
}

} // namespace farm
