#include "router.h"

pthread_rwlock_t peers_lock = PTHREAD_RWLOCK_INITIALIZER;
int peers;

void peers_prune(void) {
  pthread_rwlock_rdlock(&peers_lock);
  if (peers == 0) {
    pthread_rwlock_wrlock(&routes_lock); // FINDING: lock-order-cycle
    routes = 0;
    pthread_rwlock_unlock(&routes_lock);
  }
  pthread_rwlock_unlock(&peers_lock);
}
