#ifndef TRACK_H
#define TRACK_H

#include <pthread.h>
#include <stddef.h>

struct track {
  pthread_mutex_t lock;
  int seconds;
  struct track *prev;
  struct track *next;
};

int seconds_left(struct track *from);
int seconds_played(struct track *from);

#endif
