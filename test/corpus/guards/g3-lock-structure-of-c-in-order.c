// ROW: G3
// VERDICT: ok
// FINDINGS:
// WHY: Accounts are always locked before rates; that both locks are of one structure does not make them one lock.
#include <pthread.h>

typedef struct {
  pthread_mutex_t inner;
  long contended;
} lock_t;

static lock_t accounts = {PTHREAD_MUTEX_INITIALIZER, 0};
static lock_t rates = {PTHREAD_MUTEX_INITIALIZER, 0};
static long balance, rate;

static void lock_take(lock_t *lock) {
  if (pthread_mutex_trylock(&lock->inner) != 0) {
    pthread_mutex_lock(&lock->inner);
    lock->contended++;
  }
}

static void lock_give(lock_t *lock) { pthread_mutex_unlock(&lock->inner); }

void convert(void) {
  lock_take(&accounts);
  lock_take(&rates);
  balance *= rate;
  lock_give(&rates);
  lock_give(&accounts);
}

void reload(long now) {
  lock_take(&accounts);
  lock_take(&rates);
  rate = now;
  balance = 0;
  lock_give(&rates);
  lock_give(&accounts);
}
