// ROW: I5
// VERDICT: ok
// FINDINGS:
// WHY: the list is walked forwards hand over hand; backwards a neighbour is only tried, and everything is let go when it is taken.
#include <pthread.h>
#include <stddef.h>

struct stop {
  pthread_mutex_t lock;
  struct stop *prev, *next;
  int waiting;
};

void stop_insert_after(struct stop *at, struct stop *s) {
  pthread_mutex_lock(&at->lock);
  s->prev = at;
  s->next = at->next;
  if (at->next != NULL)
    at->next->prev = s;
  at->next = s;
  pthread_mutex_unlock(&at->lock);
}

int passengers(struct stop *s) {
  int sum = 0;
  pthread_mutex_lock(&s->lock);
  while (s->next != NULL) {
    struct stop *next = s->next;
    sum += s->waiting;
    pthread_mutex_lock(&next->lock);
    pthread_mutex_unlock(&s->lock);
    s = next;
  }
  sum += s->waiting;
  pthread_mutex_unlock(&s->lock);
  return sum;
}

int push_back(struct stop *s) {
  for (;;) {
    pthread_mutex_lock(&s->lock);
    if (s->prev == NULL) {
      pthread_mutex_unlock(&s->lock);
      return 0;
    }
    if (pthread_mutex_trylock(&s->prev->lock) == 0)
      break;
    pthread_mutex_unlock(&s->lock);
  }
  s->prev->waiting += s->waiting;
  s->waiting = 0;
  pthread_mutex_unlock(&s->prev->lock);
  pthread_mutex_unlock(&s->lock);
  return 1;
}
