#pragma once

#define CAPABILITY(name) __attribute__((capability(name)))
#define SCOPED_CAPABILITY __attribute__((scoped_lockable))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define ACQUIRE_SHARED(...) __attribute__((acquire_shared_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#define RELEASE_SHARED(...) __attribute__((release_shared_capability(__VA_ARGS__)))
#define GUARDED_BY(lock) __attribute__((guarded_by(lock)))

namespace os {

/// Implemented by the platform's library.
class CAPABILITY("rw_lock") RwLock {
public:
  RwLock();
  ~RwLock();
  RwLock(const RwLock &) = delete;
  RwLock &operator=(const RwLock &) = delete;

  void lockExclusive() ACQUIRE();
  void unlockExclusive() RELEASE();
  void lockShared() ACQUIRE_SHARED();
  void unlockShared() RELEASE_SHARED();

private:
  void *handle_;
};

class SCOPED_CAPABILITY ReadGuard {
public:
  explicit ReadGuard(RwLock &lock) ACQUIRE_SHARED(lock) : lock_(lock) { lock_.lockShared(); }
  ~ReadGuard() RELEASE() { lock_.unlockShared(); }
  ReadGuard(const ReadGuard &) = delete;
  ReadGuard &operator=(const ReadGuard &) = delete;

private:
  RwLock &lock_;
};

class SCOPED_CAPABILITY WriteGuard {
public:
  explicit WriteGuard(RwLock &lock) ACQUIRE(lock) : lock_(lock) {
    lock_.lockExclusive(); // FINDING: self-deadlock
  }
  ~WriteGuard() RELEASE() { lock_.unlockExclusive(); }
  WriteGuard(const WriteGuard &) = delete;
  WriteGuard &operator=(const WriteGuard &) = delete;

private:
  RwLock &lock_;
};

} // namespace os
