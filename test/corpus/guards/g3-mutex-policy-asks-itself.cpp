// ROW: G3
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: PoolBase::mutex_
// FLAGS: -std=c++17
// WHY: The shared pool has a real mutex, allocate() holds it when it calls refill(), and refill() asks available(), which locks it again.
#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <new>
#include <vector>

struct NullMutex {
  void lock() noexcept {}
  void unlock() noexcept {}
  bool try_lock() noexcept { return true; }
};

template <typename Derived, typename Mutex> class PoolBase {
public:
  void *allocate() {
    std::lock_guard<Mutex> lock(mutex_);
    if (free_.empty())
      self().refill(64);
    void *block = free_.back();
    free_.pop_back();
    return block;
  }

  void release(void *block) noexcept {
    std::lock_guard<Mutex> lock(mutex_);
    free_.push_back(block);
  }

  std::size_t available() const {
    std::lock_guard<Mutex> lock(mutex_); // FINDING: self-deadlock
    return free_.size();
  }

protected:
  void add(void *block) { free_.push_back(block); }

private:
  Derived &self() { return static_cast<Derived &>(*this); }

  mutable Mutex mutex_;
  std::vector<void *> free_;
};

class SharedPool : public PoolBase<SharedPool, std::mutex> {
public:
  explicit SharedPool(std::size_t block) : block_(block) {}
  void refill(std::size_t count) {
    for (std::size_t have = available(); have < count; ++have)
      add(::operator new(block_));
  }

private:
  std::size_t block_;
};

class LocalPool : public PoolBase<LocalPool, NullMutex> {
public:
  explicit LocalPool(SharedPool &from) : from_(from) {}
  void refill(std::size_t count) {
    if (available() < count)
      count -= available();
    while (count-- > 0)
      add(from_.allocate());
  }

private:
  SharedPool &from_;
};

SharedPool &sharedPool() {
  static SharedPool pool(256);
  return pool;
}

void *scratch() {
  thread_local LocalPool local(sharedPool());
  return local.allocate();
}
