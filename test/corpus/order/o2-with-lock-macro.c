// ROW: O2
// VERDICT: ok
// FINDINGS:
// WHY: neighbour_lost() ends the first WITH_LOCK block before it begins the second; routes-then-neighbours is the only nesting.
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
    WITH_LOCK(&neighbours_lock) {
      metric[neighbour]++;
    }
  }
}

int neighbour_lost(int neighbour) {
  int dropped = 0;
  WITH_LOCK(&neighbours_lock) {
    metric[neighbour] = 0;
  }
  WITH_LOCK(&routes_lock) {
    for (int prefix = 0; prefix < 256; prefix++)
      dropped += next_hop[prefix] == neighbour;
  }
  return dropped;
}
