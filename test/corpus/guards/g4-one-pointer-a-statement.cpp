// ROW: G4
// VERDICT: ok
// FINDINGS:
// WHY: the temporary pointer of each statement unlocks at its end, so nothing is locked twice and only sizes before jobs is ever nested.
#include <mutex>
#include <utility>
#include <vector>

template <class T> class Synchronized {
public:
  /// Has the value locked for as long as it lives.
  class Pointer {
  public:
    Pointer(std::mutex &mutex, T &value)
        : lock_(mutex),
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
  void add(int job) {
    jobs_.lock()->push_back(job);
    const auto size = jobs_.lock()->size();
    sizes_.lock()->push_back(size);
  }

  void repeatLast() {
    const int last = jobs_.lock()->back();
    jobs_.lock()->push_back(last);
  }

  bool drained() {
    auto sizes = sizes_.lock();
    sizes->clear();
    return jobs_.withLock([](const auto &jobs) { return jobs.empty(); });
  }

private:
  Synchronized<std::vector<int>> jobs_;
  Synchronized<std::vector<std::size_t>> sizes_;
};
