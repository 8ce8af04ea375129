// ROW: T1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: lease_lock pool_lock
// WHY: one sweeper alone would take the two orders in turn, but main starts two of them and they run at once.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

static pthread_mutex_t lease_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t pool_lock = PTHREAD_MUTEX_INITIALIZER;
static int leases = 5000;
static int free_addresses;

static void retire_leases(void) {
  pthread_mutex_lock(&lease_lock);
  int expired = leases / 8;
  leases -= expired;
  pthread_mutex_lock(&pool_lock); // FINDING: lock-order-cycle
  free_addresses += expired;
  pthread_mutex_unlock(&pool_lock);
  pthread_mutex_unlock(&lease_lock);
}

static void hand_out(void) {
  pthread_mutex_lock(&pool_lock);
  int taken = free_addresses / 2;
  free_addresses -= taken;
  pthread_mutex_lock(&lease_lock); // FINDING: lock-order-cycle
  leases += taken;
  pthread_mutex_unlock(&lease_lock);
  pthread_mutex_unlock(&pool_lock);
}

static void *sweep(void *unused) {
  for (int round = 0; round < 1000; round++) {
    retire_leases();
    hand_out();
  }
  return unused;
}

int main(void) {
  pthread_t sweepers[2];
  for (int i = 0; i < 2; i++) {
    if (pthread_create(&sweepers[i], NULL, sweep, NULL) != 0)
      return 1;
  }
  for (int i = 0; i < 2; i++)
    pthread_join(sweepers[i], NULL);
  printf("%d leases, %d free\n", leases, free_addresses);
  return 0;
}
