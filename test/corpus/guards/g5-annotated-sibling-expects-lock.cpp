// ROW: G5
// VERDICT: ok
// FINDINGS:
// WHY: call() asks busyLocked(), which is annotated to be called with mu_ held and does not lock it.
#include <set>

#define LOCKABLE __attribute__((capability("mutex")))
#define SCOPED_LOCKABLE __attribute__((scoped_lockable))
#define LOCKS(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define UNLOCKS(...) __attribute__((release_capability(__VA_ARGS__)))
#define NEEDS(...) __attribute__((requires_capability(__VA_ARGS__)))
#define GUARDED_BY(x) __attribute__((guarded_by(x)))

namespace rt {

/// Not re-entrant.
class LOCKABLE Mutex {
public:
  Mutex();
  ~Mutex();
  void lock() LOCKS();
  void unlock() UNLOCKS();

private:
  [[maybe_unused]] unsigned char state_[40];
};

class SCOPED_LOCKABLE MutexGuard {
public:
  explicit MutexGuard(Mutex &mu) LOCKS(mu) : mu_(mu) {
    mu_.lock();
  }
  ~MutexGuard() UNLOCKS() { mu_.unlock(); }

private:
  Mutex &mu_;
};

} // namespace rt

class Elevator {
public:
  bool call(int floor) {
    rt::MutexGuard guard(mu_);
    if (busyLocked())
      return false;
    stops_.insert(floor);
    return true;
  }

  bool busy() {
    rt::MutexGuard guard(mu_);
    return busyLocked();
  }

private:
  bool busyLocked() const NEEDS(mu_) { return stops_.size() > 12; }

  rt::Mutex mu_;
  std::set<int> stops_ GUARDED_BY(mu_);
};
