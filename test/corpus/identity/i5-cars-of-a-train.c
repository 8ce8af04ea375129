// ROW: I5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: car::lock
// WHY: brake() goes from car to car towards the end, pull() towards the engine; both keep a car until they have the next one.
#include <pthread.h>
#include <stdlib.h>

struct car {
  pthread_mutex_t lock;
  struct car *ahead;
  struct car *behind;
  int load;
};

struct car *couple(struct car *last) {
  struct car *c = calloc(1, sizeof *c);
  if (c == NULL)
    return NULL;
  pthread_mutex_init(&c->lock, NULL);
  c->ahead = last;
  if (last != NULL)
    last->behind = c;
  return c;
}

void brake(struct car *c) {
  pthread_mutex_lock(&c->lock);
  while (c->behind != NULL) {
    struct car *then = c->behind;
    pthread_mutex_lock(&then->lock); // FINDING: lock-order-cycle
    pthread_mutex_unlock(&c->lock);
    c = then;
  }
  pthread_mutex_unlock(&c->lock);
}

void pull(struct car *c) {
  pthread_mutex_lock(&c->lock);
  while (c->ahead != NULL) {
    struct car *then = c->ahead;
    pthread_mutex_lock(&then->lock); // FINDING: lock-order-cycle
    pthread_mutex_unlock(&c->lock);
    c = then;
  }
  pthread_mutex_unlock(&c->lock);
}
