// ROW: P16
// VERDICT: ok
// FINDINGS:
// WHY: take() throws at once in a thread that has a handle already, so no thread ever waits with one.
// REASON: That a thread which holds a handle has its own flag set, and that the flag makes the second request throw, is not connected: the flag is set where the handle is made and asked where the next one is.
#include <condition_variable>
#include <mutex>
#include <stdexcept>
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
      throw std::logic_error("this thread has a handle already");
    std::unique_lock<std::mutex> lock(mutex_);
    freed_.wait(lock, [this] { return !free_.empty(); });
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
