// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: cgroup::lock
// WHY: group_charge() takes the group and then its parent, group_move_up() the parent and then the group.
#include <pthread.h>
#include <stddef.h>

struct cgroup {
  pthread_mutex_t lock;
  struct cgroup *parent;
  long pages;
};

void group_charge(struct cgroup *g, long pages) {
  pthread_mutex_lock(&g->lock);
  g->pages += pages;
  if (g->parent != NULL) {
    pthread_mutex_lock(&g->parent->lock); // FINDING: lock-order-cycle
    g->parent->pages += pages;
    pthread_mutex_unlock(&g->parent->lock);
  }
  pthread_mutex_unlock(&g->lock);
}

void group_move_up(struct cgroup *g) {
  struct cgroup *parent = g->parent;
  pthread_mutex_lock(&parent->lock);
  pthread_mutex_lock(&g->lock); // FINDING: lock-order-cycle
  parent->pages += g->pages;
  g->pages = 0;
  pthread_mutex_unlock(&g->lock);
  pthread_mutex_unlock(&parent->lock);
}
