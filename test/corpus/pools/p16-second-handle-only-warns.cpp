// ROW: P16
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: handles
// DEPTH: 2
// WHY: take() notices that the thread has a handle already, but only warns, and then waits for another one.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <vector>

namespace store {

class HandlePool {
public:
  explicit HandlePool(int count) {
    for (int handle = 0; handle < count; ++handle)
      free_.push_back(handle);
  }

  int take() {
    if (leased_)
      std::fputs("this thread has a handle already\n", stderr);
    std::unique_lock<std::mutex> lock(mutex_);
    freed_.wait(lock, [this] { return !free_.empty(); }); // FINDING: nested-lease
    int handle = free_.back();
    free_.pop_back();
    leased_ = true;
    return handle;
  }

  void give(int handle) {
    std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(handle);
    leased_ = false;
    freed_.notify_one();
  }

private:
  static thread_local bool leased_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<int> free_;
};

thread_local bool HandlePool::leased_ = false;

static HandlePool handles(16);

class Handle {
public:
  Handle() : number_(handles.take()) {}
  Handle(const Handle &) = delete;
  ~Handle() { handles.give(number_); }
  int number() const { return number_; }

private:
  int number_;
};

int blockSize() {
  Handle handle;
  return 512 << (handle.number() & 3);
}

int copy(int bytes, bool aligned) {
  Handle handle;
  int copied = bytes - handle.number();
  return aligned ? copied - copied % blockSize() : copied;
}

} // namespace store
