#ifndef RING_H
#define RING_H

#include <pthread.h>

#define RING_SIZE 32

struct ring {
  pthread_mutex_t lock;
  unsigned head;
  unsigned tail;
  int packets[RING_SIZE];
};

int ring_put(struct ring *ring, int packet);

#endif
