#include "sched.h"

pthread_mutex_t task_lock = PTHREAD_MUTEX_INITIALIZER;
static int home[32];
static int load[8];

void task_migrate(int task, int cpu) {
  pthread_mutex_lock(&task_lock);
  home[task] = cpu;
  pthread_mutex_lock(&cpu_lock); // FINDING: lock-order-cycle
  load[cpu]++;
  pthread_mutex_unlock(&cpu_lock);
  pthread_mutex_unlock(&task_lock);
}
