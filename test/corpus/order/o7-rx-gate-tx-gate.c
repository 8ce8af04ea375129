// ROW: O7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: adapter::queue_lock adapter::stat_lock
// WHY: receive runs under the rx gate and transmit under the tx gate of an adapter, so both run at once and invert queue and stat.
#include <pthread.h>

struct adapter {
  pthread_mutex_t rx_gate;
  pthread_mutex_t tx_gate;
  pthread_mutex_t queue_lock;
  pthread_mutex_t stat_lock;
  int queued;
  long packets;
};

void adapter_receive(struct adapter *ad, int packets) {
  pthread_mutex_lock(&ad->rx_gate);
  pthread_mutex_lock(&ad->queue_lock);
  ad->queued += packets;
  pthread_mutex_lock(&ad->stat_lock); // FINDING: lock-order-cycle
  ad->packets += packets;
  pthread_mutex_unlock(&ad->stat_lock);
  pthread_mutex_unlock(&ad->queue_lock);
  pthread_mutex_unlock(&ad->rx_gate);
}

void adapter_transmit(struct adapter *ad) {
  pthread_mutex_lock(&ad->tx_gate);
  pthread_mutex_lock(&ad->stat_lock);
  ad->packets++;
  pthread_mutex_lock(&ad->queue_lock); // FINDING: lock-order-cycle
  ad->queued--;
  pthread_mutex_unlock(&ad->queue_lock);
  pthread_mutex_unlock(&ad->stat_lock);
  pthread_mutex_unlock(&ad->tx_gate);
}
