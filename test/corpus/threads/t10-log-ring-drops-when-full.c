// ROW: T10
// VERDICT: stall
// FINDINGS: wait-while-holding
// LOCKS: config_lock
// WHY: the writer cannot make room while log_all() holds config_lock, but ring_put() gives up after a second and drops the item.
#include <pthread.h>
#include <stddef.h>
#include <time.h>

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
  struct timespec until;
  timespec_get(&until, TIME_UTC);
  until.tv_sec += 1;
  int status = 0;
  pthread_mutex_lock(&ring.lock);
  while (ring.head - ring.tail == RING_SIZE && status == 0)
    status = pthread_cond_timedwait(&ring.not_full, &ring.lock, &until); // FINDING: wait-while-holding
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
  while (ring_put(-1) != 0)
    continue;
  pthread_join(thread, NULL);
  return written == 0;
}
