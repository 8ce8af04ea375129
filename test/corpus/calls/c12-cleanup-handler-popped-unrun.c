// ROW: C12
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: spool_lock
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: pthread_cleanup_pop(0) only forgets the handler, so spool_next() returns with spool_lock locked whenever it was not cancelled.
#include <pthread.h>

#define JOBS 32

static pthread_mutex_t spool_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t spool_filled = PTHREAD_COND_INITIALIZER;
static int spool[JOBS];
static int spooled;

static void unlock_mutex(void *mutex) { pthread_mutex_unlock(mutex); }

int spool_next(void) {
  int job;
  pthread_mutex_lock(&spool_lock); // FINDING: leaked-lock
  pthread_cleanup_push(unlock_mutex, &spool_lock);
  while (spooled == 0)
    pthread_cond_wait(&spool_filled, &spool_lock);
  job = spool[--spooled];
  pthread_cleanup_pop(0);
  return job;
}

void spool_add(int job) {
  pthread_mutex_lock(&spool_lock);
  if (spooled < JOBS) {
    spool[spooled++] = job;
    pthread_cond_signal(&spool_filled);
  }
  pthread_mutex_unlock(&spool_lock);
}
