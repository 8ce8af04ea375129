// ROW: F9
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: disk_lock queue_lock
// WHY: the flusher got the disk by a try, but holds it all the same while it waits for the queue, against disk_submit().
#include <pthread.h>
#include <stddef.h>

static pthread_mutex_t disk_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static int queued;
static int written;

static void *flusher(void *unused) {
  for (int round = 0; round < 1000; round++) {
    if (pthread_mutex_trylock(&disk_lock) != 0)
      continue;
    pthread_mutex_lock(&queue_lock); // FINDING: lock-order-cycle
    written += queued;
    queued = 0;
    pthread_mutex_unlock(&queue_lock);
    pthread_mutex_unlock(&disk_lock);
  }
  return unused;
}

static void *submitter(void *unused) {
  for (int block = 0; block < 1000; block++) {
    pthread_mutex_lock(&queue_lock);
    if (++queued > 32) {
      pthread_mutex_lock(&disk_lock); // FINDING: lock-order-cycle
      written += queued;
      queued = 0;
      pthread_mutex_unlock(&disk_lock);
    }
    pthread_mutex_unlock(&queue_lock);
  }
  return unused;
}

int main(void) {
  pthread_t threads[2];
  if (pthread_create(&threads[0], NULL, flusher, NULL) != 0)
    return 1;
  if (pthread_create(&threads[1], NULL, submitter, NULL) != 0)
    return 1;
  pthread_join(threads[0], NULL);
  pthread_join(threads[1], NULL);
  return 0;
}
