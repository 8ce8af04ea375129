// ROW: M2
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: config_lock
// FLAGS: -D_POSIX_C_SOURCE=200809L
// WHY: when the value is stale, config_get() asks for the write lock while it holds the same lock for reading.
#include <pthread.h>
#include <time.h>

static pthread_rwlock_t config_lock = PTHREAD_RWLOCK_INITIALIZER;
static time_t loaded_at;
static int value;

int config_get(time_t now) {
  pthread_rwlock_rdlock(&config_lock);
  if (now - loaded_at > 60) {
    pthread_rwlock_wrlock(&config_lock); // FINDING: self-deadlock
    value++;
    loaded_at = now;
    pthread_rwlock_unlock(&config_lock);
  }
  int result = value;
  pthread_rwlock_unlock(&config_lock);
  return result;
}
