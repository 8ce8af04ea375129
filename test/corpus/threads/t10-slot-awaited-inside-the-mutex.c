// ROW: T10
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: ring_lock
// WHY: with the ring full the producer waits for an empty slot with ring_lock held, and the consumer locks ring_lock before it can empty one.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

#define SLOTS 4
#define ITEMS 100

static sem_t empty, full;
static pthread_mutex_t ring_lock = PTHREAD_MUTEX_INITIALIZER;
static int ring[SLOTS];
static int head, tail;

static void *produce(void *unused) {
  (void)unused;
  for (int item = 0; item < ITEMS; item++) {
    pthread_mutex_lock(&ring_lock);
    sem_wait(&empty); // FINDING: wait-while-holding
    ring[head] = item;
    head = (head + 1) % SLOTS;
    pthread_mutex_unlock(&ring_lock);
    sem_post(&full);
  }
  return NULL;
}

static void *consume(void *sum) {
  for (int i = 0; i < ITEMS; i++) {
    sem_wait(&full);
    pthread_mutex_lock(&ring_lock); // FINDING: wait-while-holding
    *(long *)sum += ring[tail];
    tail = (tail + 1) % SLOTS;
    pthread_mutex_unlock(&ring_lock);
    sem_post(&empty);
  }
  return NULL;
}

int main(void) {
  pthread_t producer, consumer;
  long sum = 0;
  sem_init(&empty, 0, SLOTS);
  sem_init(&full, 0, 0);
  if (pthread_create(&producer, NULL, produce, NULL) != 0)
    return 1;
  if (pthread_create(&consumer, NULL, consume, &sum) != 0)
    return 1;
  pthread_join(producer, NULL);
  pthread_join(consumer, NULL);
  printf("%ld\n", sum);
  return 0;
}
