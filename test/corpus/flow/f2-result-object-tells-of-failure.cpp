// ROW: F2
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// WHY: The early return is taken only when the lock was not acquired; the result object says so.
#include <chrono>
#include <mutex>

class Status {
public:
  static Status OK() { return Status(); }
  static Status TimedOut() { return Status(Code::timedOut); }
  bool ok() const { return code() == Code::ok; }

private:
  enum class Code : unsigned char { ok, timedOut };
  Status() : code_(Code::ok) {}
  explicit Status(Code code) : code_(code) {}
  Code code() const { return code_; }
  Code code_;
};

class TransactionMutex {
public:
  virtual ~TransactionMutex() = default;
  virtual Status Lock() {
    mutex_.lock();
    return Status::OK();
  }
  virtual Status TryLockFor(int milliseconds) {
    bool locked = true;
    if (milliseconds == 0)
      locked = mutex_.try_lock();
    else
      mutex_.lock();
    if (!locked)
      return Status::TimedOut();
    return Status::OK();
  }
  virtual void UnLock() { mutex_.unlock(); }

private:
  std::mutex mutex_;
};

class PointLocks {
public:
  Status acquire(int timeout) {
    Status result = Status::OK();
    if (timeout < 0)
      result = stripe_->Lock();
    else
      result = stripe_->TryLockFor(timeout);
    if (!result.ok())
      return result;
    ++acquired_;
    stripe_->UnLock();
    return result;
  }

private:
  TransactionMutex *stripe_ = new TransactionMutex;
  int acquired_ = 0;
};

PointLocks locks;
