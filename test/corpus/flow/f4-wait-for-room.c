// ROW: F4
// VERDICT: ok
// FINDINGS:
// WHY: the fifo is unlocked around fifo_trim(), which locks it, and around the watermark lock, and locked again after.
#include <pthread.h>

struct fifo {
  pthread_mutex_t lock;
  int used;
  int size;
};

static pthread_mutex_t watermark_lock = PTHREAD_MUTEX_INITIALIZER;
static int watermark;

void fifo_trim(struct fifo *fifo) {
  pthread_mutex_lock(&watermark_lock);
  pthread_mutex_lock(&fifo->lock);
  if (fifo->used > watermark)
    fifo->used = watermark;
  pthread_mutex_unlock(&fifo->lock);
  pthread_mutex_unlock(&watermark_lock);
}

int fifo_put(struct fifo *fifo, int count) {
  int tries = 3;
  pthread_mutex_lock(&fifo->lock);
  while (fifo->used + count > fifo->size && tries-- > 0) {
    pthread_mutex_unlock(&fifo->lock);
    fifo_trim(fifo);
    pthread_mutex_lock(&fifo->lock);
  }
  if (fifo->used + count > fifo->size)
    count = 0;
  fifo->used += count;
  pthread_mutex_unlock(&fifo->lock);
  return count;
}
