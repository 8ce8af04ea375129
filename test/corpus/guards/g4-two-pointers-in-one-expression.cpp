// ROW: G4
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Queue::jobs_
// WHY: the two temporary pointers of one expression live to its end, so the second lock() waits for the first.
#include <mutex>
#include <utility>
#include <vector>

template <class T> class Synchronized {
public:
  /// Has the value locked for as long as it lives.
  class Pointer {
  public:
    Pointer(std::mutex &mutex, T &value)
        : lock_(mutex), // FINDING: self-deadlock
          value_(&value) {}
    T *operator->() const { return value_; }
    T &operator*() const { return *value_; }

  private:
    std::unique_lock<std::mutex> lock_;
    T *value_;
  };

  Pointer lock() { return Pointer(mutex_, value_); }

  template <class F> decltype(auto) withLock(F &&action) {
    std::lock_guard<std::mutex> guard(mutex_);
    return std::forward<F>(action)(value_);
  }

private:
  std::mutex mutex_;
  T value_{};
};

class Queue {
public:
  void add(int job) { jobs_.lock()->push_back(job); }

  void repeatLast() {
    jobs_.lock()->push_back(jobs_.lock()->back());
  }

private:
  Synchronized<std::vector<int>> jobs_;
};
