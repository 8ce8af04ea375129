#include "sched.h"

pthread_mutex_t cpu_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned online = 0xff;
static int orphans;
static int balanced;

void cpu_offline(int cpu) {
  pthread_mutex_lock(&cpu_lock);
  online &= ~(1u << cpu);
  pthread_mutex_lock(&task_lock); // FINDING: lock-order-cycle
  orphans++;
  pthread_mutex_unlock(&task_lock);
  pthread_mutex_unlock(&cpu_lock);
}

void cpu_balance(void) {
  pthread_mutex_lock(&cpu_lock);
  if (online != 0) {
    pthread_mutex_lock(&runqueue_lock); // FINDING: lock-order-cycle
    balanced++;
    pthread_mutex_unlock(&runqueue_lock);
  }
  pthread_mutex_unlock(&cpu_lock);
}
