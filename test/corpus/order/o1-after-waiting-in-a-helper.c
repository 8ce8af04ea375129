// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: device_lock log_lock
// WHY: The loop ends when another thread sets the flag, and what follows it takes the locks the other way round.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t device_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t attached_changed = PTHREAD_COND_INITIALIZER;
static int attached;

void attach(void) {
  pthread_mutex_lock(&device_lock);
  attached = 1;
  pthread_mutex_lock(&log_lock); // FINDING: lock-order-cycle
  puts("attached");
  pthread_mutex_unlock(&log_lock);
  pthread_cond_signal(&attached_changed);
  pthread_mutex_unlock(&device_lock);
}

static void wait_for(pthread_cond_t *changed, pthread_mutex_t *lock) { pthread_cond_wait(changed, lock); }

void reset(void) {
  pthread_mutex_lock(&device_lock);
  attached = 0;
  while (!attached)
    wait_for(&attached_changed, &device_lock);
  pthread_mutex_unlock(&device_lock);
  pthread_mutex_lock(&log_lock);
  pthread_mutex_lock(&device_lock); // FINDING: lock-order-cycle
  puts("attached again");
  pthread_mutex_unlock(&device_lock);
  pthread_mutex_unlock(&log_lock);
}
