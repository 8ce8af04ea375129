// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: each return follows the unlock that belongs to it, or comes where nothing was locked.
#include <mutex>

class TicketCounter {
public:
  explicit TicketCounter(bool concurrent) : concurrent_(concurrent) {}

  int next(int desk) noexcept {
    if (!concurrent_)
      return ++last_;
    mutex_.lock();
    if (closed_) {
      mutex_.unlock();
      return -1;
    }
    const int ticket = ++last_;
    mutex_.unlock();
    return ticket * 10 + desk;
  }

  void close(bool alreadyLocked) noexcept {
    if (!alreadyLocked)
      mutex_.lock();
    closed_ = true;
    if (alreadyLocked)
      return;
    mutex_.unlock();
  }

  void closeAfter(int limit) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (last_ >= limit)
      close(true);
  }

private:
  const bool concurrent_;
  std::mutex mutex_;
  int last_ = 0;
  bool closed_ = false;
};
