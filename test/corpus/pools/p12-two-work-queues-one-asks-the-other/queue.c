#include "queue.h"

#include <stddef.h>

static void *serve(void *arg) {
  struct queue *queue = arg;
  for (;;) {
    pthread_mutex_lock(&queue->lock);
    while (!queue->first)
      pthread_cond_wait(&queue->filled, &queue->lock);
    struct item *item = queue->first;
    queue->first = item->next;
    if (!queue->first)
      queue->last = &queue->first;
    pthread_mutex_unlock(&queue->lock);
    item->fn(item->arg);
  }
  return NULL;
}

int queue_start(struct queue *queue, int threads) {
  pthread_mutex_init(&queue->lock, NULL);
  pthread_cond_init(&queue->filled, NULL);
  queue->first = NULL;
  queue->last = &queue->first;
  for (int i = 0; i < threads; ++i) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, queue) != 0)
      return -1;
    pthread_detach(thread);
  }
  return 0;
}

void queue_put(struct queue *queue, struct item *item) {
  item->next = NULL;
  pthread_mutex_lock(&queue->lock);
  *queue->last = item;
  queue->last = &item->next;
  pthread_cond_signal(&queue->filled);
  pthread_mutex_unlock(&queue->lock);
}
