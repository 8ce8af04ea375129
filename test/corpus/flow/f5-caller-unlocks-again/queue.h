#ifndef QUEUE_H
#define QUEUE_H

#include <pthread.h>

struct queue {
  pthread_mutex_t lock;
  int pending;
  int batch;
  long kicked;
};

/* Called with queue->lock held; returns with it released. */
void queue_kick_locked(struct queue *queue);
void queue_submit(struct queue *queue, int requests);
int queue_complete(struct queue *queue);

#endif
