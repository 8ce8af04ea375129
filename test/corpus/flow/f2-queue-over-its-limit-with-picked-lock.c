// ROW: F2
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: received_lock
// WHY: when too much has been received, take() returns with received_lock held; sent_lock is given back on every way out.
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t received_lock = PTHREAD_MUTEX_INITIALIZER;
static long received;
static pthread_mutex_t sent_lock = PTHREAD_MUTEX_INITIALIZER;
static long sent;

void count(bool incoming, long bytes) {
  pthread_mutex_lock(incoming ? &received_lock : &sent_lock);
  if (incoming)
    received += bytes;
  else
    sent += bytes;
  pthread_mutex_unlock(incoming ? &received_lock : &sent_lock);
}

long take(bool incoming, long limit) {
  pthread_mutex_t *lock;
  long *bytes;
  if (incoming) {
    lock = &received_lock;
    bytes = &received;
  } else {
    lock = &sent_lock;
    bytes = &sent;
  }

  pthread_mutex_lock(lock); // FINDING: leaked-lock
  if (incoming && *bytes > limit)
    return -1;
  const long taken = *bytes;
  *bytes = 0;
  pthread_mutex_unlock(lock);
  return taken;
}
