#ifndef BASE_MUTEX_H
#define BASE_MUTEX_H

#define CAPABILITY(name) __attribute__((capability(name)))
#define SCOPED_CAPABILITY __attribute__((scoped_lockable))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))

namespace base {

class CAPABILITY("mutex") Mutex {
public:
  Mutex();
  ~Mutex();
  void Acquire() ACQUIRE();
  void Release() RELEASE();

private:
  Mutex(const Mutex &);
  [[maybe_unused]] void *impl_;
};

/// Holds a mutex for a scope, or until Release().
class SCOPED_CAPABILITY MutexLock {
public:
  explicit MutexLock(Mutex *mutex) ACQUIRE(mutex);
  ~MutexLock() RELEASE();
  void Release() RELEASE();

private:
  MutexLock(const MutexLock &);
  [[maybe_unused]] Mutex *mutex_;
};

} // namespace base

#endif
