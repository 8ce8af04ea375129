// ROW: T2
// VERDICT: ok
// FINDINGS:
// WHY: only the resizer pauses the workers with the table locked, and stop_all() joins it, two calls below main, before it takes the two locks the other way round.
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t pause_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_t resizer;
static bool stopping;
static int paused, buckets = 16;

static void pause_workers(void) {
  pthread_mutex_lock(&pause_lock);
  paused++;
  pthread_mutex_unlock(&pause_lock);
}

static void *resize_table(void *unused) {
  (void)unused;
  pthread_mutex_lock(&table_lock);
  while (!stopping && buckets < 1024) {
    pause_workers();
    buckets *= 2;
  }
  pthread_mutex_unlock(&table_lock);
  return NULL;
}

static int start_resizer(void) { return pthread_create(&resizer, NULL, resize_table, NULL); }

static void stop_resizer(void) {
  stopping = true;
  pthread_join(resizer, NULL);
}

static void stop_all(void) {
  stop_resizer();
  pthread_mutex_lock(&pause_lock);
  pthread_mutex_lock(&table_lock);
  buckets = 0;
  pthread_mutex_unlock(&table_lock);
  pthread_mutex_unlock(&pause_lock);
}

int main(void) {
  if (start_resizer() != 0)
    return 1;
  stop_all();
  return 0;
}
