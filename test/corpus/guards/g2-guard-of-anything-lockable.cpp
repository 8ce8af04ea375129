// ROW: G2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Tracer::ring_ Tracer::fileMutex_
// WHY: Hold locks a spin lock and a std::mutex alike; write() holds the ring and waits for the file, rotate() the file and then the ring.
#include <mutex>
#include <pthread.h>
#include <string>
#include <vector>

class SpinLock {
public:
  SpinLock() { pthread_spin_init(&spin_, PTHREAD_PROCESS_PRIVATE); }
  ~SpinLock() { pthread_spin_destroy(&spin_); }
  void lock() noexcept { pthread_spin_lock(&spin_); } // FINDING: lock-order-cycle
  void unlock() noexcept { pthread_spin_unlock(&spin_); }

private:
  pthread_spinlock_t spin_;
};

template <class Lockable> class [[nodiscard]] Hold {
public:
  explicit Hold(Lockable &lockable) : lockable_(lockable) {
    lockable_.lock(); // FINDING: lock-order-cycle
  }
  ~Hold() { lockable_.unlock(); }
  Hold(const Hold &) = delete;
  Hold &operator=(const Hold &) = delete;

private:
  Lockable &lockable_;
};

class Tracer {
public:
  void write(const std::string &event) {
    Hold ring(ring_);
    events_.push_back(event);
    if (events_.size() < 64)
      return;
    Hold file(fileMutex_);
    written_.insert(written_.end(), events_.begin(), events_.end());
    events_.clear();
  }

  void rotate() {
    Hold file(fileMutex_);
    written_.clear();
    Hold ring(ring_);
    events_.emplace_back("rotated");
  }

private:
  SpinLock ring_;
  std::vector<std::string> events_;
  std::mutex fileMutex_;
  std::vector<std::string> written_;
};
