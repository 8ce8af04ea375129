#ifndef REF_H
#define REF_H

#include <pthread.h>

extern pthread_mutex_t ref_lock;
extern pthread_mutex_t pool_lock;
extern int live_objects;
extern int pooled_objects;

/* Gives up one reference; the last one sends the object back to the pool. */
static inline void ref_drop(int *refs) {
  pthread_mutex_lock(&ref_lock);
  if (--*refs == 0) {
    live_objects--;
    pthread_mutex_lock(&pool_lock); // FINDING: lock-order-cycle
    pooled_objects++;
    pthread_mutex_unlock(&pool_lock);
  }
  pthread_mutex_unlock(&ref_lock);
}

#endif
