// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: queue
// WHY: unmount() runs as work of the queue and flush_work() waits until no work is unfinished, unmount() itself included.
// REASON: One condition is notified for new work as well as for finished work. Which of the two ends the wait is said by its predicate alone (`unfinished > 0`), which is not asked, so that it is not known to be for the works.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

#define QUEUE_MAX 32

struct work {
  void (*run)(int argument);
  int argument;
};

static struct {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  struct work items[QUEUE_MAX];
  int count;
  int unfinished;
  int stopping;
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void *worker(void *unused) {
  (void)unused;
  pthread_mutex_lock(&queue.lock);
  for (;;) {
    while (queue.count == 0 && !queue.stopping)
      pthread_cond_wait(&queue.changed, &queue.lock);
    if (queue.count == 0)
      break;
    struct work item = queue.items[--queue.count];
    pthread_mutex_unlock(&queue.lock);
    item.run(item.argument);
    pthread_mutex_lock(&queue.lock);
    queue.unfinished--;
    pthread_cond_broadcast(&queue.changed);
  }
  pthread_mutex_unlock(&queue.lock);
  return NULL;
}

static int queue_work(void (*run)(int), int argument) {
  int queued = 0;
  pthread_mutex_lock(&queue.lock);
  if (queue.count < QUEUE_MAX) {
    queue.items[queue.count++] = (struct work){run, argument};
    queue.unfinished++;
    queued = 1;
    pthread_cond_broadcast(&queue.changed);
  }
  pthread_mutex_unlock(&queue.lock);
  return queued;
}

static void flush_work(void) {
  pthread_mutex_lock(&queue.lock);
  while (queue.unfinished > 0)
    pthread_cond_wait(&queue.changed, &queue.lock); // FINDING: executor-self-wait
  pthread_mutex_unlock(&queue.lock);
}

static void stop(void) {
  pthread_mutex_lock(&queue.lock);
  queue.stopping = 1;
  pthread_cond_broadcast(&queue.changed);
  pthread_mutex_unlock(&queue.lock);
}

static void write_block(int block) {
  printf("block %d\n", block);
}

static void unmount(int volume) {
  queue_work(write_block, volume * 8);
  flush_work();
  printf("volume %d clean\n", volume);
}

int main(void) {
  pthread_t threads[2];
  for (int i = 0; i < 2; i++)
    if (pthread_create(&threads[i], NULL, worker, NULL) != 0)
      return 1;
  queue_work(unmount, 1);
  stop();
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
