// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: who passes take_lock = false has locked route_lock already, so route_find() holds the lock it releases either way.
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

/* Returns with route_lock released, whoever took it. */
static int route_find(unsigned address, bool take_lock) {
  int port = -1;
  if (take_lock)
    pthread_mutex_lock(&route_lock);
  for (int i = 0; i < route_count; i++) {
    if (routes[i].address == address)
      port = routes[i].port;
  }
  pthread_mutex_unlock(&route_lock);
  return port;
}

int route_lookup(unsigned address) { return route_find(address, true); }

int route_add(unsigned address, int port) {
  pthread_mutex_lock(&route_lock);
  if (route_count == ROUTES)
    return route_find(address, false);
  routes[route_count++] = (struct route){address, port};
  pthread_mutex_unlock(&route_lock);
  return port;
}
