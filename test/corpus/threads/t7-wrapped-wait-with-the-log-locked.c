// ROW: T7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: queue_lock log_lock
// WHY: drain() waits with log_lock held and takes queue_lock again when it wakes, while another thread in drain() holds queue_lock and waits for log_lock.
#include <pthread.h>

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static int length, drained;

static void block_on(pthread_cond_t *condition, pthread_mutex_t *lock) {
  pthread_cond_wait(condition, lock); // FINDING: lock-order-cycle
}

void put(void) {
  pthread_mutex_lock(&queue_lock);
  length++;
  pthread_cond_signal(&filled);
  pthread_mutex_unlock(&queue_lock);
}

void drain(void) {
  pthread_mutex_lock(&queue_lock);
  pthread_mutex_lock(&log_lock); // FINDING: lock-order-cycle
  while (length == 0)
    block_on(&filled, &queue_lock);
  drained += length;
  length = 0;
  pthread_mutex_unlock(&log_lock);
  pthread_mutex_unlock(&queue_lock);
}
