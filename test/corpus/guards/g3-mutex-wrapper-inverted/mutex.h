#ifndef MUTEX_H
#define MUTEX_H

#include <pthread.h>

class Mutex {
public:
  Mutex();
  ~Mutex();
  Mutex(const Mutex &) = delete;
  Mutex &operator=(const Mutex &) = delete;

  void Lock();
  void Unlock();

private:
  pthread_mutex_t handle_;
};

#endif
