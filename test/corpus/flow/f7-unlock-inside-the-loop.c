// ROW: F7
// VERDICT: bad
// FINDINGS: release-not-held
// LOCKS: slots_lock
// WHY: the lock is taken once before the loop and released in each of its turns, so the second turn releases what nobody holds.
#include <pthread.h>

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
  do {
    if (owners[slot] == owner)
      owners[slot] = 0;
    pthread_mutex_unlock(&slots_lock); // FINDING: release-not-held
  } while (++slot < SLOTS);
}
