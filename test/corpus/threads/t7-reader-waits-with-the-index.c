// ROW: T7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: index_lock queue_lock
// WHY: the wait gives queue_lock back and takes it again with index_lock held; everybody else takes index_lock with queue_lock held.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t index_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t queued = PTHREAD_COND_INITIALIZER;
static int waiting;
static long indexed;

static void *reader(void *unused) {
  (void)unused;
  pthread_mutex_lock(&queue_lock);
  pthread_mutex_lock(&index_lock); // FINDING: lock-order-cycle
  while (waiting == 0)
    pthread_cond_wait(&queued, &queue_lock); // FINDING: lock-order-cycle
  indexed += waiting;
  waiting = 0;
  pthread_mutex_unlock(&index_lock);
  pthread_mutex_unlock(&queue_lock);
  return NULL;
}

int main(void) {
  pthread_t first, second;
  if (pthread_create(&first, NULL, reader, NULL) != 0 || pthread_create(&second, NULL, reader, NULL) != 0)
    return 1;
  for (int i = 0; i < 2; i++) {
    pthread_mutex_lock(&queue_lock);
    waiting++;
    pthread_cond_signal(&queued);
    pthread_mutex_unlock(&queue_lock);
  }
  pthread_join(first, NULL);
  pthread_join(second, NULL);
  printf("%ld\n", indexed);
  return 0;
}
