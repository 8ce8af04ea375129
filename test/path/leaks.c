// A lock that one way out of a function keeps, and another one releases.

// RUN: %analyzec %expected %s

#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t table = PTHREAD_MUTEX_INITIALIZER;
static int used, shared;
void unseen(void);

struct queue {
  pthread_mutex_t mutex;
  struct queue *next;
  int shared, closed;
};

int early(int count) {
  pthread_mutex_lock(&table);
  if (used + count > 10)
    return -1; // expected-warning {{'table' stays locked on this path; line 22 releases it on another}}
  pthread_mutex_unlock(&table);
  return 0;
}

int ladder(int count) {
  int result = -1;
  pthread_mutex_lock(&table);
  if (count < 0)
    goto unlock;
  if (used + count > 10)
    goto out;
  used += count;
  result = 0;
unlock:
  pthread_mutex_unlock(&table);
out:
  return result; // expected-warning {{'table' stays locked on this path; line 36 releases it on another}}
}

int wholeLadder(int count) {
  int result = -1;
  pthread_mutex_lock(&table);
  if (used + count > 10)
    goto unlock;
  result = 0;
unlock:
  pthread_mutex_unlock(&table);
  return result;
}

// Held on success: 0 and a negative code, true and false, an object and none.
int begin(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  if (q->closed) {
    pthread_mutex_unlock(&q->mutex);
    return -1;
  }
  return 0;
}

struct queue *find(struct queue *q) {
  pthread_mutex_lock(&table);
  if (!q) {
    pthread_mutex_unlock(&table);
    return NULL;
  }
  return q;
}

// Kept in every case.
void lockTable(void) { pthread_mutex_lock(&table); }

// Asked twice: what happens in between is not seen.
void sometimes(struct queue *q) {
  if (q->shared)
    pthread_mutex_lock(&q->mutex);
  unseen();
  if (q->shared)
    pthread_mutex_unlock(&q->mutex);
}

void aLocalFlag(struct queue *q, int wanted) {
  if (wanted)
    pthread_mutex_lock(&q->mutex);
  unseen();
  if (wanted)
    pthread_mutex_unlock(&q->mutex);
}

// Hand over hand: which of the two is released has several names.
void walk(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  while (q->next) {
    pthread_mutex_lock(&q->next->mutex);
    pthread_mutex_unlock(&q->mutex);
    q = q->next;
  }
  pthread_mutex_unlock(&q->mutex);
}

void inHelpers(struct queue *q, int stop) {
  lockTable();
  if (stop)
    return; // expected-warning {{'table' stays locked on this path; line 106 releases it on another}}
  pthread_mutex_unlock(&table);
}

void noWayBack(int broken) {
  pthread_mutex_lock(&table);
  if (broken)
    abort();
  pthread_mutex_unlock(&table);
}

void tried(int stop) {
  if (pthread_mutex_trylock(&table))
    return;
  if (stop)
    return; // expected-warning {{'table' stays locked on this path; line 121 releases it on another}}
  pthread_mutex_unlock(&table);
}

static pthread_mutex_t slots[8];
void all(void) {
  for (int i = 0; i < shared; ++i)
    pthread_mutex_lock(&slots[i]);
  unseen();
  for (int i = 0; i < shared; ++i)
    pthread_mutex_unlock(&slots[i]);
}

int oneSlot(unsigned hash, int stop) {
  pthread_mutex_lock(&slots[hash & 7]);
  if (stop)
    return -1; // expected-warning {{'slots[…]' stays locked on this path; line 137 releases it on another}}
  pthread_mutex_unlock(&slots[hash & 7]);
  return 0;
}

void freed(void) {
  struct queue *q = malloc(sizeof *q);
  if (!q)
    return;
  pthread_mutex_init(&q->mutex, NULL);
  pthread_mutex_lock(&q->mutex);
  pthread_mutex_unlock(&q->mutex);
  free(q);
}

// A lock of the caller is given back and taken again; only some ways take it anew.
int refill(struct queue *q, int more) {
  pthread_mutex_unlock(&q->mutex);
  if (more) {
    pthread_mutex_lock(&q->mutex);
    q->closed = 0;
    pthread_mutex_unlock(&q->mutex);
  }
  unseen();
  pthread_mutex_lock(&q->mutex);
  if (q->closed) {
    pthread_mutex_unlock(&q->mutex);
    return 2;
  }
  return 1;
}

// The code of an error: 0 is none, and the lock is held.
enum status { OK, BUSY };
enum status acquire(struct queue *q) {
  pthread_mutex_lock(&q->mutex);
  if (q->closed) {
    pthread_mutex_unlock(&q->mutex);
    return BUSY;
  }
  return OK;
}

// What is not looked into may have done something to the lock; a way that does not go there is
// known all the same.
void unseenWith(struct queue *q);
int handed(struct queue *q, int stop) {
  pthread_mutex_lock(&q->mutex);
  if (stop)
    return -1; // expected-warning {{'q->mutex' stays locked on this path; line 187 releases it on another}}
  unseenWith(q);
  pthread_mutex_unlock(&q->mutex);
  return 0;
}
