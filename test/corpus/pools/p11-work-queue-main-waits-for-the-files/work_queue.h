#ifndef WORK_QUEUE_H
#define WORK_QUEUE_H

#include <pthread.h>

struct work {
  void (*fn)(void *arg);
  void *arg;
  int done;
  struct work *next;
};

struct work_queue {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  pthread_cond_t finished;
  struct work *head, *tail;
  int closed;
  int thread_count;
  pthread_t threads[4];
};

int work_queue_start(struct work_queue *queue);
void work_queue_stop(struct work_queue *queue);
void work_submit(struct work_queue *queue, struct work *work, void (*fn)(void *arg), void *arg);
void work_wait(struct work_queue *queue, struct work *work);

#endif
