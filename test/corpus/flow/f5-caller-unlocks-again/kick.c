#include "queue.h"

#include <stdatomic.h>

static atomic_int doorbell;

void queue_kick_locked(struct queue *queue) {
  int requests = queue->pending;
  queue->pending = 0;
  queue->kicked++;
  pthread_mutex_unlock(&queue->lock);
  atomic_fetch_add(&doorbell, requests);
}

int queue_complete(struct queue *queue) {
  pthread_mutex_lock(&queue->lock);
  if (queue->pending > 0) {
    queue_kick_locked(queue);
    return 1;
  }
  pthread_mutex_unlock(&queue->lock);
  return 0;
}
