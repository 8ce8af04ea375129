#include "feed.h"

int feed_publish(struct feed *feed) {
  LOCK_SCOPE(&feed->lock);
  if (feed->items == 0)
    return -1;
  return catalog_add(feed->id);
}

void feed_clear(struct feed *feed) {
  LOCK_SCOPE(&feed->lock);
  feed->items = 0;
}
