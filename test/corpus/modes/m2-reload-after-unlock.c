// ROW: M2
// VERDICT: ok
// FINDINGS:
// FLAGS: -D_POSIX_C_SOURCE=200809L
// WHY: a stale value makes config_get() give up the read lock, take the write lock and look again.
#include <pthread.h>
#include <time.h>

static pthread_rwlock_t config_lock = PTHREAD_RWLOCK_INITIALIZER;
static time_t loaded_at;
static int value;

int config_get(time_t now) {
  pthread_rwlock_rdlock(&config_lock);
  if (now - loaded_at > 60) {
    pthread_rwlock_unlock(&config_lock);
    pthread_rwlock_wrlock(&config_lock);
    if (now - loaded_at > 60) {
      value++;
      loaded_at = now;
    }
  }
  int result = value;
  pthread_rwlock_unlock(&config_lock);
  return result;
}
