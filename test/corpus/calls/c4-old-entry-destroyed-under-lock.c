// ROW: C4
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: places_lock
// CONFIDENCE: medium
// WHY: the entry that set_places() replaces may be one of its own, whose destroy function takes the lock that is held.
#include <pthread.h>
#include <stdlib.h>

struct entry {
  void *data;
  void (*destroy)(void *);
};

static pthread_mutex_t places_lock = PTHREAD_MUTEX_INITIALIZER;
static int lists;

static void replace(struct entry *e, void *data, void (*destroy)(void *)) {
  struct entry old = *e;
  e->data = data;
  e->destroy = destroy;
  if (old.destroy)
    old.destroy(old.data);
}

static void free_places(void *list) {
  pthread_mutex_lock(&places_lock); // FINDING: self-deadlock
  --lists;
  pthread_mutex_unlock(&places_lock);
  free(list);
}

void set_places(struct entry *e, void *list) {
  pthread_mutex_lock(&places_lock);
  ++lists;
  replace(e, list, free_places);
  pthread_mutex_unlock(&places_lock);
}
