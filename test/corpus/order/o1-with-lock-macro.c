// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: routes_lock neighbours_lock
// WHY: route_learn() nests WITH_LOCK routes then neighbours, neighbour_lost() neighbours then routes.
#include <pthread.h>

/* Runs the block after it with the mutex locked; do not leave the block early. */
#define WITH_LOCK(mutex)                                                                           \
  for (int held_ = (pthread_mutex_lock(mutex), 1); held_; held_ = (pthread_mutex_unlock(mutex), 0))

#define NEIGHBOURS 32

static pthread_mutex_t routes_lock = PTHREAD_MUTEX_INITIALIZER;
static int next_hop[256];
static pthread_mutex_t neighbours_lock = PTHREAD_MUTEX_INITIALIZER;
static int metric[NEIGHBOURS];

void route_learn(unsigned char prefix, int neighbour) {
  WITH_LOCK(&routes_lock) {
    next_hop[prefix] = neighbour;
    WITH_LOCK(&neighbours_lock) { // FINDING: lock-order-cycle
      metric[neighbour]++;
    }
  }
}

int neighbour_lost(int neighbour) {
  int dropped = 0;
  WITH_LOCK(&neighbours_lock) {
    metric[neighbour] = 0;
    WITH_LOCK(&routes_lock) { // FINDING: lock-order-cycle
      for (int prefix = 0; prefix < 256; prefix++)
        dropped += next_hop[prefix] == neighbour;
    }
  }
  return dropped;
}
