// ROW: T10
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: config_lock
// WHY: log_all() waits for room in the ring with config_lock held, and the writer locks it before it takes the next item out.
#include <pthread.h>
#include <stddef.h>

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

static void ring_put(int item) {
  pthread_mutex_lock(&ring.lock);
  while (ring.head - ring.tail == RING_SIZE)
    pthread_cond_wait(&ring.not_full, &ring.lock); // FINDING: wait-while-holding
  ring.items[ring.head++ % RING_SIZE] = item;
  pthread_cond_signal(&ring.not_empty);
  pthread_mutex_unlock(&ring.lock);
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
    pthread_mutex_lock(&config_lock); // FINDING: wait-while-holding
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
  ring_put(-1);
  pthread_join(thread, NULL);
  return written == 0;
}
