// ROW: I10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: rx_lock total_lock
// WHY: bump() waits for whatever lock it is handed: total with rx held in one caller, rx with total held in the other; tx is innocent.
#include <pthread.h>

static pthread_mutex_t rx_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t tx_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t total_lock = PTHREAD_MUTEX_INITIALIZER;
static long rx_packets;
static long tx_packets;
static long total_packets;

static void bump(pthread_mutex_t *lock, long *counter) {
  pthread_mutex_lock(lock); // FINDING: lock-order-cycle
  ++*counter;
  pthread_mutex_unlock(lock);
}

void count_received(int bytes) {
  pthread_mutex_lock(&rx_lock);
  if (bytes > 0) {
    rx_packets++;
    bump(&total_lock, &total_packets);
  }
  pthread_mutex_unlock(&rx_lock);
}

void count_sent(void) {
  pthread_mutex_lock(&tx_lock);
  tx_packets++;
  bump(&total_lock, &total_packets);
  pthread_mutex_unlock(&tx_lock);
}

void count_injected(void) {
  pthread_mutex_lock(&total_lock);
  total_packets++;
  bump(&rx_lock, &rx_packets);
  pthread_mutex_unlock(&total_lock);
}
