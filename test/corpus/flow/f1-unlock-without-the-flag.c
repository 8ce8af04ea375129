// ROW: F1
// VERDICT: bad
// FINDINGS: release-not-held
// LOCKS: route_lock
// WHY: route_find() locks only when asked to but always unlocks, and route_peek() asks it not to lock without holding the lock itself.
#include <pthread.h>
#include <stdbool.h>

#define ROUTES 32

struct route {
  unsigned address;
  int port;
};

static pthread_mutex_t route_lock = PTHREAD_MUTEX_INITIALIZER;
static struct route routes[ROUTES];
static int route_count;

static int route_find(unsigned address, bool take_lock) {
  int port = -1;
  if (take_lock)
    pthread_mutex_lock(&route_lock);
  for (int i = 0; i < route_count; i++) {
    if (routes[i].address == address)
      port = routes[i].port;
  }
  pthread_mutex_unlock(&route_lock); // FINDING: release-not-held
  return port;
}

int route_lookup(unsigned address) { return route_find(address, true); }

int route_peek(unsigned address) { return route_find(address, false); }

int route_add(unsigned address, int port) {
  int status = -1;
  pthread_mutex_lock(&route_lock);
  if (route_count < ROUTES) {
    routes[route_count++] = (struct route){address, port};
    status = 0;
  }
  pthread_mutex_unlock(&route_lock);
  return status;
}
