#ifndef POOL_H
#define POOL_H

#include <pthread.h>

#define POOL_MAX 8

struct pool {
  pthread_mutex_t lock;
  pthread_t threads[POOL_MAX];
  int count;
  int stopping;
  long done;
};

int pool_start(struct pool *pool, int count);
void pool_shutdown(struct pool *pool);
void *pool_worker(void *pool);

#endif
