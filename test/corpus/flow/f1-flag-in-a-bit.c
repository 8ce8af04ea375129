// ROW: F1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: cache_lock lru_lock
// WHY: with KEEP_LOCKED the look-up returns with the cache locked, and evict() then takes the list; refill() takes them the other way round.
#include <pthread.h>

#define KEEP_LOCKED 1u

static pthread_mutex_t cache_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t lru_lock = PTHREAD_MUTEX_INITIALIZER;
static int entries[64];
static int length;

static int look_up(int key, unsigned flags) {
  pthread_mutex_lock(&cache_lock);
  const int found = entries[key & 63];
  if ((flags & KEEP_LOCKED) == 0)
    pthread_mutex_unlock(&cache_lock);
  return found;
}

void evict(int key) {
  if (look_up(key, KEEP_LOCKED) != 0) {
    pthread_mutex_lock(&lru_lock); // FINDING: lock-order-cycle
    --length;
    pthread_mutex_unlock(&lru_lock);
  }
  pthread_mutex_unlock(&cache_lock);
}

void refill(int key) {
  pthread_mutex_lock(&lru_lock);
  ++length;
  pthread_mutex_lock(&cache_lock); // FINDING: lock-order-cycle
  entries[key & 63] = 1;
  pthread_mutex_unlock(&cache_lock);
  pthread_mutex_unlock(&lru_lock);
}
