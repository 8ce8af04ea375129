// ROW: F9
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: pool_lock lru_lock
// WHY: page_touch() tries until it succeeds and keeps the pool locked meanwhile, which is as good as waiting, while pages_reclaim() holds the list and waits for the pool.
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>

#define PAGES 256

static pthread_mutex_t pool_lock = PTHREAD_MUTEX_INITIALIZER;
static bool resident[PAGES];
static pthread_mutex_t lru_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned age[PAGES];

/* The list is locked for a few instructions only: not worth sleeping for. */
static void lru_lock_spinning(void) {
  while (pthread_mutex_trylock(&lru_lock) != 0) // FINDING: lock-order-cycle
    sched_yield();
}

void page_touch(size_t page) {
  pthread_mutex_lock(&pool_lock);
  if (page < PAGES && resident[page]) {
    lru_lock_spinning();
    age[page] = 0;
    pthread_mutex_unlock(&lru_lock);
  }
  pthread_mutex_unlock(&pool_lock);
}

size_t pages_reclaim(unsigned limit) {
  size_t reclaimed = 0;
  pthread_mutex_lock(&lru_lock);
  for (size_t page = 0; page < PAGES; page++) {
    if (++age[page] < limit)
      continue;
    pthread_mutex_lock(&pool_lock); // FINDING: lock-order-cycle
    reclaimed += resident[page];
    resident[page] = false;
    pthread_mutex_unlock(&pool_lock);
  }
  pthread_mutex_unlock(&lru_lock);
  return reclaimed;
}
