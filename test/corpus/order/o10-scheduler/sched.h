#ifndef SCHED_H
#define SCHED_H

#include <pthread.h>

extern pthread_mutex_t runqueue_lock;
extern pthread_mutex_t task_lock;
extern pthread_mutex_t cpu_lock;

void sched_wake(int task);
void task_migrate(int task, int cpu);
void cpu_offline(int cpu);
void cpu_balance(void);

#endif
