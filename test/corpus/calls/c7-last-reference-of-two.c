// ROW: C7
// VERDICT: low
// FINDINGS: lock-order-cycle
// WHY: A view would have to lose its last reference under the zone's lock while the zone loses its last one under the view's; each keeps the other alive.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct view;
struct zone {
  pthread_mutex_t lock;
  atomic_int references;
  struct view *view;
};
struct view {
  pthread_mutex_t lock;
  atomic_int references;
  struct zone *keys;
};

static void zone_end(struct zone *zone) {
  pthread_mutex_lock(&zone->lock); // FINDING: lock-order-cycle
  zone->view = NULL;
  pthread_mutex_unlock(&zone->lock);
  free(zone);
}

static void view_end(struct view *view) {
  pthread_mutex_lock(&view->lock); // FINDING: lock-order-cycle
  view->keys = NULL;
  pthread_mutex_unlock(&view->lock);
  free(view);
}

static void zone_detach(struct zone *zone) {
  if (atomic_fetch_sub(&zone->references, 1) == 1)
    zone_end(zone);
}

static void view_detach(struct view *view) {
  if (atomic_fetch_sub(&view->references, 1) == 1)
    view_end(view);
}

void zone_transferred(struct zone *zone) {
  pthread_mutex_lock(&zone->lock);
  view_detach(zone->view);
  pthread_mutex_unlock(&zone->lock);
}

void view_flushed(struct view *view) {
  pthread_mutex_lock(&view->lock);
  zone_detach(view->keys);
  pthread_mutex_unlock(&view->lock);
}
