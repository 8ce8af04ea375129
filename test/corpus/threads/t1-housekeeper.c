// ROW: T1
// VERDICT: low
// FINDINGS: lock-order-cycle
// LOCKS: table_lock stats_lock
// WHY: only the housekeeper nests the two locks, in turn one way and the other; main takes one lock at a time.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static int entries;
static int expired;

static void expire_entries(void) {
  pthread_mutex_lock(&table_lock);
  int old = entries / 2;
  entries -= old;
  pthread_mutex_lock(&stats_lock); // FINDING: lock-order-cycle
  expired += old;
  pthread_mutex_unlock(&stats_lock);
  pthread_mutex_unlock(&table_lock);
}

static void check_stats(void) {
  pthread_mutex_lock(&stats_lock);
  pthread_mutex_lock(&table_lock); // FINDING: lock-order-cycle
  if (entries == 0)
    expired = 0;
  pthread_mutex_unlock(&table_lock);
  pthread_mutex_unlock(&stats_lock);
}

static void *housekeeper(void *unused) {
  for (int round = 0; round < 100; round++) {
    expire_entries();
    check_stats();
  }
  return unused;
}

int main(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, housekeeper, NULL) != 0)
    return 1;
  for (int i = 0; i < 1000; i++) {
    pthread_mutex_lock(&table_lock);
    entries++;
    pthread_mutex_unlock(&table_lock);
  }
  pthread_join(thread, NULL);
  printf("%d expired\n", expired);
  return 0;
}
