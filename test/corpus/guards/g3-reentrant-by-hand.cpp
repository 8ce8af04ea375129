// ROW: G3
// VERDICT: ok
// FINDINGS:
// WHY: a thread that owns the mutex already only counts, so align() may call move(); and the selection is always locked after the scene.
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

/// Can be locked again by the thread that has it locked.
class ReentrantMutex {
public:
  void lock() {
    const auto self = std::this_thread::get_id();
    if (owner_.load(std::memory_order_relaxed) == self) {
      ++depth_;
      return;
    }
    mutex_.lock();
    owner_.store(self, std::memory_order_relaxed);
    depth_ = 1;
  }

  void unlock() {
    if (--depth_ > 0)
      return;
    owner_.store(std::thread::id(), std::memory_order_relaxed);
    mutex_.unlock();
  }

private:
  std::mutex mutex_;
  std::atomic<std::thread::id> owner_;
  unsigned depth_ = 0; // only touched by the owner
};

class Scene;

class Selection {
public:
  void add(int shape) {
    const std::lock_guard<ReentrantMutex> lock(mutex_);
    shapes_.insert(shape);
  }

  std::set<int> shapes() {
    const std::lock_guard<ReentrantMutex> lock(mutex_);
    return shapes_;
  }

  void drag(Scene &scene, int by);

private:
  ReentrantMutex mutex_;
  std::set<int> shapes_;
};

class Scene {
public:
  void move(int shape, int to) {
    const std::lock_guard<ReentrantMutex> lock(mutex_);
    position_[shape] = to;
  }

  int position(int shape) {
    const std::lock_guard<ReentrantMutex> lock(mutex_);
    return position_[shape];
  }

  void align(Selection &selection, int to) {
    const std::lock_guard<ReentrantMutex> lock(mutex_);
    for (const int shape : selection.shapes())
      move(shape, to);
  }

private:
  ReentrantMutex mutex_;
  std::map<int, int> position_;
};

void Selection::drag(Scene &scene, int by) {
  for (const int shape : shapes())
    scene.move(shape, scene.position(shape) + by);
}
