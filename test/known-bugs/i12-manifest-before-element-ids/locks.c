#include "locks.h"

#include <pthread.h>
#include <stddef.h>

static pthread_mutex_t table[LOCK_COUNT];

void locks_init(void) {
  for (int id = 0; id < LOCK_COUNT; id++)
    pthread_mutex_init(&table[id], NULL);
}

void locks_acquire(int id) { pthread_mutex_lock(&table[id]); }

void locks_release(int id) { pthread_mutex_unlock(&table[id]); }
