// ROW: F7
// VERDICT: ok
// FINDINGS:
// WHY: every turn but the last locks again what it unlocked, and the last one leaves the loop unlocked.
#include <pthread.h>
#include <sched.h>

#define SLOTS 16

static pthread_mutex_t slots_lock = PTHREAD_MUTEX_INITIALIZER;
static int owners[SLOTS];

int slots_owned_by(int owner) {
  int count = 0;
  pthread_mutex_lock(&slots_lock);
  for (int i = 0; i < SLOTS; i++)
    count += owners[i] == owner;
  pthread_mutex_unlock(&slots_lock);
  return count;
}

void slots_evict(int owner) {
  int slot = 0;
  pthread_mutex_lock(&slots_lock);
  for (;;) {
    if (owners[slot] == owner)
      owners[slot] = 0;
    pthread_mutex_unlock(&slots_lock);
    if (++slot == SLOTS)
      break;
    sched_yield();
    pthread_mutex_lock(&slots_lock);
  }
}
