#include "ref.h"

pthread_mutex_t ref_lock = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t pool_lock = PTHREAD_MUTEX_INITIALIZER;
int live_objects;
int pooled_objects;

int pool_trim(void) {
  pthread_mutex_lock(&pool_lock);
  pthread_mutex_lock(&ref_lock); // FINDING: lock-order-cycle
  int excess = pooled_objects - live_objects;
  pthread_mutex_unlock(&ref_lock);
  if (excess > 0)
    pooled_objects -= excess;
  pthread_mutex_unlock(&pool_lock);
  return excess;
}
