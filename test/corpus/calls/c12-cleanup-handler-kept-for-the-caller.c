// ROW: C12
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: spool_begin() keeps spool_lock for its caller on purpose when it pops the handler unrun, and spool_end() gives it back.
#include <pthread.h>

#define JOBS 32

static pthread_mutex_t spool_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t spool_filled = PTHREAD_COND_INITIALIZER;
static int spool[JOBS];
static int spooled;

static void unlock_mutex(void *mutex) { pthread_mutex_unlock(mutex); }

void spool_begin(void) {
  pthread_mutex_lock(&spool_lock);
  pthread_cleanup_push(unlock_mutex, &spool_lock);
  while (spooled == 0)
    pthread_cond_wait(&spool_filled, &spool_lock);
  pthread_cleanup_pop(0);
}

int spool_take(void) { return spool[--spooled]; }

void spool_end(void) { pthread_mutex_unlock(&spool_lock); }

void spool_add(int job) {
  pthread_mutex_lock(&spool_lock);
  if (spooled < JOBS) {
    spool[spooled++] = job;
    pthread_cond_signal(&spool_filled);
  }
  pthread_mutex_unlock(&spool_lock);
}
