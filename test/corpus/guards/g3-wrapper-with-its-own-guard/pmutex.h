#ifndef PMUTEX_H
#define PMUTEX_H

#include <pthread.h>

struct PMutex {
  PMutex();
  ~PMutex();
  int Lock();
  int Unlock();

  pthread_mutex_t raw;
};

template <class M> class MutexLocker {
public:
  explicit MutexLocker(M &m) : m_(m) { m_.Lock(); }
  ~MutexLocker() { m_.Unlock(); }
  MutexLocker(const MutexLocker &) = delete;

private:
  M &m_;
};

#define LOCK_SCOPE(mutex) MutexLocker<PMutex> lockScope_##mutex(mutex)

#endif
