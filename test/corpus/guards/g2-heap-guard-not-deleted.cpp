// ROW: G2
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: Playback::mutex_
// WHY: pause() returns early without deleting the guard, so the mutex is never unlocked.
#include <mutex>
#include <vector>

class Playback {
public:
  bool pause(int track) {
    auto *guard = new std::lock_guard<std::mutex>(mutex_); // FINDING: leaked-lock
    if (paused_ == track)
      return false;
    paused_ = track;
    delete guard;
    return true;
  }

  int paused() {
    std::lock_guard<std::mutex> lock(mutex_);
    return paused_;
  }

private:
  std::mutex mutex_;
  int paused_ = 0;
};
