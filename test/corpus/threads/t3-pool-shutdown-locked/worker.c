#include "pool.h"

#include <sched.h>
#include <stddef.h>

void *pool_worker(void *argument) {
  struct pool *pool = argument;
  for (;;) {
    pthread_mutex_lock(&pool->lock); // FINDING: wait-while-holding
    int stopping = pool->stopping;
    if (!stopping)
      pool->done++;
    pthread_mutex_unlock(&pool->lock);
    if (stopping)
      return NULL;
    sched_yield();
  }
}
