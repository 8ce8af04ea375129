#ifndef AUTOLOCK_H
#define AUTOLOCK_H

#include <pthread.h>

class AutoLock {
public:
  explicit AutoLock(pthread_mutex_t *mutex);
  ~AutoLock();

private:
  AutoLock(const AutoLock &);
  void operator=(const AutoLock &);

  pthread_mutex_t *mutex_;
};

#endif
