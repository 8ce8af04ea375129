// ROW: F10
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: source_lock
// WHY: when the try of target_lock fails, the next turn locks source_lock, which this thread still holds.
#include <pthread.h>
#include <sched.h>

static pthread_mutex_t source_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t target_lock = PTHREAD_MUTEX_INITIALIZER;
static long source_bytes = 1L << 20;
static long target_bytes;

void replicate(long bytes) {
  for (;;) {
    pthread_mutex_lock(&source_lock); // FINDING: self-deadlock
    if (pthread_mutex_trylock(&target_lock) == 0)
      break;
    sched_yield();
  }
  source_bytes -= bytes;
  target_bytes += bytes;
  pthread_mutex_unlock(&target_lock);
  pthread_mutex_unlock(&source_lock);
}

long replicated(void) {
  pthread_mutex_lock(&target_lock);
  long bytes = target_bytes;
  pthread_mutex_unlock(&target_lock);
  return bytes;
}
