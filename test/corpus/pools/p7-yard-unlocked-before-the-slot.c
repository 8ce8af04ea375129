// ROW: P7
// VERDICT: ok
// FINDINGS:
// WHY: yard_repack() unlocks the yard before it waits for a slot, so every thread takes the slot before the yard.
#include <pthread.h>
#include <semaphore.h>

enum { SLOTS = 4 };

static sem_t slots;
static pthread_mutex_t yard_lock = PTHREAD_MUTEX_INITIALIZER;
static int stored;
static int repacked;

int yard_open(void) { return sem_init(&slots, 0, SLOTS); }

void yard_store(int weight) {
  sem_wait(&slots);
  pthread_mutex_lock(&yard_lock);
  stored += weight;
  pthread_mutex_unlock(&yard_lock);
  sem_post(&slots);
}

void yard_repack(void) {
  pthread_mutex_lock(&yard_lock);
  int weight = stored;
  pthread_mutex_unlock(&yard_lock);
  sem_wait(&slots);
  pthread_mutex_lock(&yard_lock);
  repacked += weight;
  pthread_mutex_unlock(&yard_lock);
  sem_post(&slots);
}
