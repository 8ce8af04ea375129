// ROW: P7
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: slots yard_lock
// WHY: yard_repack() waits for a slot with the yard locked, and yard_store() waits for the yard with a slot taken.
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
  pthread_mutex_lock(&yard_lock); // FINDING: resource-cycle
  stored += weight;
  pthread_mutex_unlock(&yard_lock);
  sem_post(&slots);
}

void yard_repack(void) {
  pthread_mutex_lock(&yard_lock);
  int weight = stored;
  sem_wait(&slots); // FINDING: resource-cycle
  repacked += weight;
  sem_post(&slots);
  pthread_mutex_unlock(&yard_lock);
}
