#include "work_queue.h"

#include <stddef.h>

static void *run_works(void *arg) {
  struct work_queue *queue = arg;
  pthread_mutex_lock(&queue->mutex);
  for (;;) {
    while (queue->head == NULL && !queue->closed)
      pthread_cond_wait(&queue->filled, &queue->mutex);
    struct work *work = queue->head;
    if (work == NULL)
      break;
    queue->head = work->next;
    if (queue->head == NULL)
      queue->tail = NULL;
    pthread_mutex_unlock(&queue->mutex);
    work->fn(work->arg);
    pthread_mutex_lock(&queue->mutex);
    work->done = 1;
    pthread_cond_broadcast(&queue->finished);
  }
  pthread_mutex_unlock(&queue->mutex);
  return NULL;
}

int work_queue_start(struct work_queue *queue) {
  pthread_mutex_init(&queue->mutex, NULL);
  pthread_cond_init(&queue->filled, NULL);
  pthread_cond_init(&queue->finished, NULL);
  queue->head = queue->tail = NULL;
  queue->closed = 0;
  for (queue->thread_count = 0; queue->thread_count < 4; ++queue->thread_count)
    if (pthread_create(&queue->threads[queue->thread_count], NULL, run_works, queue) != 0)
      break;
  return queue->thread_count;
}

void work_queue_stop(struct work_queue *queue) {
  pthread_mutex_lock(&queue->mutex);
  queue->closed = 1;
  pthread_cond_broadcast(&queue->filled);
  pthread_mutex_unlock(&queue->mutex);
  for (int i = 0; i < queue->thread_count; ++i)
    pthread_join(queue->threads[i], NULL);
}

void work_submit(struct work_queue *queue, struct work *work, void (*fn)(void *arg), void *arg) {
  work->fn = fn;
  work->arg = arg;
  work->done = 0;
  work->next = NULL;
  pthread_mutex_lock(&queue->mutex);
  if (queue->tail != NULL)
    queue->tail->next = work;
  else
    queue->head = work;
  queue->tail = work;
  pthread_cond_signal(&queue->filled);
  pthread_mutex_unlock(&queue->mutex);
}

void work_wait(struct work_queue *queue, struct work *work) {
  pthread_mutex_lock(&queue->mutex);
  while (!work->done)
    pthread_cond_wait(&queue->finished, &queue->mutex);
  pthread_mutex_unlock(&queue->mutex);
}
