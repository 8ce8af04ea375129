#include "net.h"

pthread_mutex_t timer_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned ticks;
static unsigned timeouts;

void timer_expire(void) {
  pthread_mutex_lock(&timer_lock);
  if (++ticks % 100 == 0) {
    pthread_mutex_lock(&socket_lock); // FINDING: lock-order-cycle
    timeouts++;
    pthread_mutex_unlock(&socket_lock);
  }
  pthread_mutex_unlock(&timer_lock);
}
