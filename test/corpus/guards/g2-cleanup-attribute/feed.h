#ifndef FEED_H
#define FEED_H

#include "lock_scope.h"

struct feed {
  pthread_mutex_t lock;
  int id;
  int items;
};

int feed_publish(struct feed *feed);
void feed_clear(struct feed *feed);
int catalog_add(int id);
void catalog_forget(struct feed *feed);

#endif
