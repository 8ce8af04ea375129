#include "net.h"

pthread_mutex_t buffer_lock = PTHREAD_MUTEX_INITIALIZER;
static int free_blocks = 8;
static int idle_ticks;

int buffer_reclaim(void) {
  int freed = 0;
  pthread_mutex_lock(&buffer_lock);
  if (free_blocks < 8) {
    pthread_mutex_lock(&timer_lock); // FINDING: lock-order-cycle
    idle_ticks = 0;
    pthread_mutex_unlock(&timer_lock);
    freed = 8 - free_blocks;
    free_blocks = 8;
  }
  pthread_mutex_unlock(&buffer_lock);
  return freed;
}
