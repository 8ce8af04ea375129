#include "queue.h"

void queue_submit(struct queue *queue, int requests) {
  pthread_mutex_lock(&queue->lock);
  queue->pending += requests;
  if (queue->pending >= queue->batch)
    queue_kick_locked(queue);
  pthread_mutex_unlock(&queue->lock); // FINDING: release-not-held
}
