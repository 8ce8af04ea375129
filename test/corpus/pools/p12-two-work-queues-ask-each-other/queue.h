#ifndef QUEUE_H
#define QUEUE_H

#include <pthread.h>

typedef void (*item_fn)(void *arg);

struct item {
  struct item *next;
  item_fn fn;
  void *arg;
};

struct queue {
  pthread_mutex_t lock;
  pthread_cond_t filled;
  struct item *first, **last;
};

int queue_start(struct queue *queue, int threads);
void queue_put(struct queue *queue, struct item *item);

#endif
