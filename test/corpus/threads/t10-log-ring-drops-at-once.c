// ROW: T10
// VERDICT: ok
// FINDINGS:
// WHY: under config_lock ring_put() never waits, a full ring drops the item; main waits for room with no lock held.
#include <pthread.h>
#include <stddef.h>
#include <sched.h>

#define RING_SIZE 8

struct ring {
  pthread_mutex_t lock;
  pthread_cond_t not_full;
  pthread_cond_t not_empty;
  int items[RING_SIZE];
  unsigned head, tail;
};

static struct ring ring = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER,
                           PTHREAD_COND_INITIALIZER, {0}, 0, 0};
static pthread_mutex_t config_lock = PTHREAD_MUTEX_INITIALIZER;
static int level = 3;
static long written;

static int ring_put(int item) {
  int status = -1;
  pthread_mutex_lock(&ring.lock);
  if (ring.head - ring.tail < RING_SIZE) {
    ring.items[ring.head++ % RING_SIZE] = item;
    pthread_cond_signal(&ring.not_empty);
    status = 0;
  }
  pthread_mutex_unlock(&ring.lock);
  return status;
}

static int ring_get(void) {
  pthread_mutex_lock(&ring.lock);
  while (ring.head == ring.tail)
    pthread_cond_wait(&ring.not_empty, &ring.lock);
  int item = ring.items[ring.tail++ % RING_SIZE];
  pthread_cond_signal(&ring.not_full);
  pthread_mutex_unlock(&ring.lock);
  return item;
}

static void *writer(void *unused) {
  for (int item = ring_get(); item >= 0; item = ring_get()) {
    pthread_mutex_lock(&config_lock);
    written += item <= level;
    pthread_mutex_unlock(&config_lock);
  }
  return unused;
}

static void log_all(int count) {
  pthread_mutex_lock(&config_lock);
  for (int i = 0; i < count; i++)
    ring_put(i % (level + 2));
  pthread_mutex_unlock(&config_lock);
}

int main(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, writer, NULL) != 0)
    return 1;
  log_all(20);
  while (ring_put(-1) != 0)
    sched_yield();
  pthread_join(thread, NULL);
  return written == 0;
}
