#include "pool.h"

#include <stddef.h>

int pool_start(struct pool *pool, int count) {
  pthread_mutex_init(&pool->lock, NULL);
  pool->count = 0;
  pool->stopping = 0;
  pool->done = 0;
  while (pool->count < count && pool->count < POOL_MAX) {
    if (pthread_create(&pool->threads[pool->count], NULL, pool_worker, pool) != 0)
      return -1;
    pool->count++;
  }
  return 0;
}

void pool_shutdown(struct pool *pool) {
  pthread_mutex_lock(&pool->lock);
  pool->stopping = 1;
  for (int i = 0; i < pool->count; i++)
    pthread_join(pool->threads[i], NULL); // FINDING: wait-while-holding
  pthread_mutex_unlock(&pool->lock);
}
