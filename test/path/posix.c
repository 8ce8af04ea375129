// Releases and ends of POSIX locks, and what makes them recursive.

// RUN: %analyzec %expected -D_GNU_SOURCE %s

#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t table = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t nested = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_rwlock_t entries = PTHREAD_RWLOCK_INITIALIZER;
static pthread_spinlock_t spin;
extern pthread_mutex_t elsewhere;

struct queue {
  pthread_mutex_t mutex, odd;
  int closed;
};

void make(struct queue *q, const pthread_mutexattr_t *attributes) {
  pthread_mutex_init(&q->mutex, NULL);
  pthread_mutex_init(&q->odd, attributes);
}

void again(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  pthread_mutex_lock(&q->mutex); // expected-warning {{'q->mutex' is acquired while this thread holds it}}
}

void maybeRecursive(struct queue *q) {
  pthread_mutex_lock(&q->odd);
  pthread_mutex_lock(&q->odd);
  pthread_mutex_unlock(&q->odd);
  pthread_mutex_unlock(&q->odd);
}

void recursive(void) {
  pthread_mutex_lock(&nested);
  pthread_mutex_lock(&nested);
  pthread_mutex_unlock(&nested);
  pthread_mutex_unlock(&nested);
}

void notSeenMade(void) {
  pthread_mutex_lock(&elsewhere);
  pthread_mutex_lock(&elsewhere);
}

void releasedTwice(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  if (q->closed) {
    pthread_mutex_unlock(&q->mutex);
    goto unlock;
  }
  q->closed = 1;
unlock:
  pthread_mutex_unlock(&q->mutex); // expected-warning {{'q->mutex' is released a second time}}
}

// The lock is the caller's.
void wait(struct queue *q) {
  pthread_mutex_unlock(&q->mutex);
  pthread_mutex_lock(&q->mutex);
}

void upgrade(void) {
  pthread_rwlock_rdlock(&entries);
  pthread_rwlock_wrlock(&entries); // expected-warning {{'entries' is acquired in exclusive mode while this thread holds it in shared mode}}
}

void readers(void) {
  pthread_rwlock_rdlock(&entries);
  pthread_rwlock_rdlock(&entries);
  pthread_rwlock_unlock(&entries);
  pthread_rwlock_unlock(&entries);
}

void spinning(void) {
  pthread_spin_lock(&spin);
  pthread_spin_lock(&spin); // expected-warning {{'spin' is acquired while this thread holds it}}
}

void destroyed(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  pthread_mutex_destroy(&q->mutex); // expected-warning {{'q->mutex' is destroyed while it is held}}
}

void destroyedRightly(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  pthread_mutex_unlock(&q->mutex);
  pthread_mutex_destroy(&q->mutex);
}

void aVariable(int stop) {
  pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&own);
  if (stop)
    return; // expected-warning {{'own' is destroyed while it is held}}
  pthread_mutex_unlock(&own);
}

void waits(struct queue *q, pthread_cond_t *changed) {
  pthread_mutex_lock(&q->mutex);
  while (!q->closed)
    pthread_cond_wait(changed, &q->mutex);
  pthread_mutex_unlock(&q->mutex);
}
