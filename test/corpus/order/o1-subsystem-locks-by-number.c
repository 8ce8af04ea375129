// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: subsystem_locks
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: a route change takes LOCK_ROUTES then LOCK_NEIGH, and the neighbour timer takes LOCK_NEIGH then LOCK_ROUTES.
#include <pthread.h>
#include <stdio.h>
#include <time.h>

enum subsystem { LOCK_LINKS, LOCK_ROUTES, LOCK_NEIGH, LOCK_MAX };

static pthread_mutex_t subsystem_locks[LOCK_MAX] = {
    [LOCK_LINKS] = PTHREAD_MUTEX_INITIALIZER,
    [LOCK_ROUTES] = PTHREAD_MUTEX_INITIALIZER,
    [LOCK_NEIGH] = PTHREAD_MUTEX_INITIALIZER,
};

#define SUBSYS_LOCK(s) pthread_mutex_lock(&subsystem_locks[LOCK_##s])
#define SUBSYS_UNLOCK(s) pthread_mutex_unlock(&subsystem_locks[LOCK_##s])

struct route {
  unsigned dest;
  unsigned gateway;
  int stale;
};

static struct route routes[256];
static unsigned neighbours[64];
static int nroutes;
static int nneigh;

static int neigh_known(unsigned address) {
  int found = 0;
  SUBSYS_LOCK(NEIGH); // FINDING: lock-order-cycle
  for (int i = 0; i < nneigh; ++i)
    if (neighbours[i] == address)
      found = 1;
  SUBSYS_UNLOCK(NEIGH);
  return found;
}

static int route_add(unsigned dest, unsigned gateway) {
  int rc = -1;
  SUBSYS_LOCK(ROUTES);
  if (nroutes < 256 && neigh_known(gateway)) {
    routes[nroutes++] = (struct route){dest, gateway, 0};
    rc = 0;
  }
  SUBSYS_UNLOCK(ROUTES);
  return rc;
}

static void routes_mark_stale(unsigned gateway) {
  SUBSYS_LOCK(ROUTES); // FINDING: lock-order-cycle
  for (int i = 0; i < nroutes; ++i)
    if (routes[i].gateway == gateway)
      routes[i].stale = 1;
  SUBSYS_UNLOCK(ROUTES);
}

static void *neigh_timer(void *unused) {
  (void)unused;
  for (;;) {
    struct timespec second = {1, 0};
    nanosleep(&second, NULL);
    SUBSYS_LOCK(NEIGH);
    if (nneigh > 0)
      routes_mark_stale(neighbours[--nneigh]);
    SUBSYS_UNLOCK(NEIGH);
  }
  return NULL;
}

static void *netlink_reader(void *unused) {
  (void)unused;
  unsigned dest, gateway;
  while (scanf("%u %u", &dest, &gateway) == 2) {
    SUBSYS_LOCK(LINKS);
    if (route_add(dest, gateway) != 0)
      fprintf(stderr, "no route\n");
    SUBSYS_UNLOCK(LINKS);
  }
  return NULL;
}

int main(void) {
  pthread_t timer, reader;
  pthread_create(&timer, NULL, neigh_timer, NULL);
  pthread_create(&reader, NULL, netlink_reader, NULL);
  pthread_join(reader, NULL);
  return 0;
}
