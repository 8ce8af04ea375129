#include "feed.h"

static pthread_mutex_t catalog_lock = PTHREAD_MUTEX_INITIALIZER;
static int catalog[64];
static int used;

int catalog_add(int id) {
  LOCK_SCOPE(&catalog_lock);
  if (used == 64)
    return -1;
  catalog[used++] = id;
  return 0;
}

void catalog_forget(struct feed *feed) {
  LOCK_SCOPE(&catalog_lock);
  for (int i = 0; i < used; i++) {
    if (catalog[i] != feed->id)
      continue;
    catalog[i] = catalog[--used];
    feed_clear(feed);
    return;
  }
}
