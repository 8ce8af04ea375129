// ROW: F10
// VERDICT: ok
// FINDINGS:
// WHY: whenever the list is busy page_touch() lets go of the pool before it tries again, so pages_reclaim() gets on.
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>

#define PAGES 256

static pthread_mutex_t pool_lock = PTHREAD_MUTEX_INITIALIZER;
static bool resident[PAGES];
static pthread_mutex_t lru_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned age[PAGES];

/* Called with the pool locked; may unlock it for a while. */
static void lru_lock_spinning(void) {
  while (pthread_mutex_trylock(&lru_lock) != 0) {
    pthread_mutex_unlock(&pool_lock);
    sched_yield();
    pthread_mutex_lock(&pool_lock);
  }
}

void page_touch(size_t page) {
  if (page >= PAGES)
    return;
  pthread_mutex_lock(&pool_lock);
  lru_lock_spinning();
  if (resident[page])
    age[page] = 0;
  pthread_mutex_unlock(&lru_lock);
  pthread_mutex_unlock(&pool_lock);
}

size_t pages_reclaim(unsigned limit) {
  size_t reclaimed = 0;
  pthread_mutex_lock(&lru_lock);
  for (size_t page = 0; page < PAGES; page++) {
    if (++age[page] < limit)
      continue;
    pthread_mutex_lock(&pool_lock);
    reclaimed += resident[page];
    resident[page] = false;
    pthread_mutex_unlock(&pool_lock);
  }
  pthread_mutex_unlock(&lru_lock);
  return reclaimed;
}
