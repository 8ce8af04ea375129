// ROW: F8
// VERDICT: ok
// FINDINGS:
// WHY: The bucket is locked once: either the try succeeded, or it failed and everything was let go before.
#include <pthread.h>
#include <stdlib.h>

enum result { SUCCESS, BUSY = 17, UNEXPECTED = 34 };

#define mutex_lock(m) (pthread_mutex_lock(m) == 0 ? SUCCESS : UNEXPECTED)
#define mutex_trylock(m) (pthread_mutex_trylock(m) == 0 ? SUCCESS : BUSY)
#define mutex_unlock(m) (pthread_mutex_unlock(m) == 0 ? SUCCESS : UNEXPECTED)
#define REQUIRE(c) ((void)((c) || (abort(), 0)))
#define LOCK(m) REQUIRE(mutex_lock(m) == SUCCESS)
#define UNLOCK(m) REQUIRE(mutex_unlock(m) == SUCCESS)

struct bucket {
  pthread_mutex_t lock;
  int finds;
};

struct find {
  pthread_mutex_t lock;
  struct bucket *bucket;
};

static void lock_against_the_order(pthread_mutex_t *have, pthread_mutex_t *want) {
  if (mutex_trylock(want) != SUCCESS) {
    UNLOCK(have);
    LOCK(want);
    LOCK(have);
  }
}

void cancel_find(struct find *find) {
  LOCK(&find->lock);
  struct bucket *bucket = find->bucket;
  lock_against_the_order(&find->lock, &bucket->lock);
  bucket->finds--;
  UNLOCK(&bucket->lock);
  UNLOCK(&find->lock);
}
