#include "sched.h"

pthread_mutex_t runqueue_lock = PTHREAD_MUTEX_INITIALIZER;
static int queue_length;
static unsigned awake;

void sched_wake(int task) {
  pthread_mutex_lock(&runqueue_lock);
  queue_length++;
  pthread_mutex_lock(&task_lock); // FINDING: lock-order-cycle
  awake |= 1u << task;
  pthread_mutex_unlock(&task_lock);
  pthread_mutex_unlock(&runqueue_lock);
}
