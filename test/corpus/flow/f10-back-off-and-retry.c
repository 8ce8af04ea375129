// ROW: F10
// VERDICT: ok
// FINDINGS:
// WHY: link_swap() never waits for tx with rx held: when the try fails it gives rx back and starts over.
#include <pthread.h>
#include <sched.h>

struct link {
  pthread_mutex_t rx_lock;
  pthread_mutex_t tx_lock;
  int rx;
  int tx;
};

void link_swap(struct link *link) {
  for (;;) {
    pthread_mutex_lock(&link->rx_lock);
    if (pthread_mutex_trylock(&link->tx_lock) == 0)
      break;
    pthread_mutex_unlock(&link->rx_lock);
    sched_yield();
  }
  int rx = link->rx;
  link->rx = link->tx;
  link->tx = rx;
  pthread_mutex_unlock(&link->tx_lock);
  pthread_mutex_unlock(&link->rx_lock);
}

int link_flush(struct link *link) {
  pthread_mutex_lock(&link->tx_lock);
  pthread_mutex_lock(&link->rx_lock);
  int flushed = link->rx + link->tx;
  link->rx = link->tx = 0;
  pthread_mutex_unlock(&link->rx_lock);
  pthread_mutex_unlock(&link->tx_lock);
  return flushed;
}
