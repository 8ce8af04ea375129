#include "router.h"

pthread_rwlock_t routes_lock = PTHREAD_RWLOCK_INITIALIZER;
int routes;

void routes_announce(void) {
  pthread_rwlock_rdlock(&routes_lock);
  if (routes > 0) {
    pthread_rwlock_wrlock(&peers_lock); // FINDING: lock-order-cycle
    peers = routes;
    pthread_rwlock_unlock(&peers_lock);
  }
  pthread_rwlock_unlock(&routes_lock);
}
