#include "db.h"

#include <pthread.h>

static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static int events;

void log_begin(void) {
  pthread_mutex_lock(&log_lock); // FINDING: lock-order-cycle
}

void log_add(int event) { events += event; }

int log_reset(void) {
  int old = events;
  events = 0;
  return old;
}

void log_end(void) { pthread_mutex_unlock(&log_lock); }
