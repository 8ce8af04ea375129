// ROW: F7
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: The wheel is unlocked around each callback and locked again before the list is looked at anew; a callback may therefore add timers, and lock what its owner locks around timer_add().
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

#define container_of(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))

struct list {
  struct list *next, *prev;
};

struct timer {
  struct list node;
  unsigned long expires;
  void (*fire)(struct timer *);
};

static pthread_mutex_t wheel_lock = PTHREAD_MUTEX_INITIALIZER;
static struct list wheel = {&wheel, &wheel};

static void list_add(struct list *head, struct list *n) {
  n->next = head->next;
  n->prev = head;
  head->next->prev = n;
  head->next = n;
}

static void list_del(struct list *n) {
  n->prev->next = n->next;
  n->next->prev = n->prev;
  n->next = n->prev = n;
}

void timer_add(struct timer *t, unsigned long expires) {
  pthread_mutex_lock(&wheel_lock);
  t->expires = expires;
  list_add(&wheel, &t->node);
  pthread_mutex_unlock(&wheel_lock);
}

void timer_run(unsigned long now) {
  struct list *p;

  pthread_mutex_lock(&wheel_lock);
again:
  for (p = wheel.next; p != &wheel; p = p->next) {
    struct timer *t = container_of(p, struct timer, node);
    if (t->expires > now)
      continue;
    list_del(&t->node);
    pthread_mutex_unlock(&wheel_lock);
    t->fire(t);
    pthread_mutex_lock(&wheel_lock);
    goto again;
  }
  pthread_mutex_unlock(&wheel_lock);
}

struct session {
  pthread_mutex_t lock;
  unsigned long deadline;
  int alive;
  struct timer keepalive;
};

static void session_tick(struct timer *t) {
  struct session *s = container_of(t, struct session, keepalive);
  pthread_mutex_lock(&s->lock);
  if (s->alive) {
    s->deadline += 30;
    timer_add(&s->keepalive, s->deadline);
  }
  pthread_mutex_unlock(&s->lock);
}

struct session *session_open(unsigned long now) {
  struct session *s = calloc(1, sizeof *s);
  if (s == NULL)
    return NULL;
  pthread_mutex_init(&s->lock, NULL);
  s->alive = 1;
  s->deadline = now + 30;
  s->keepalive.fire = session_tick;
  timer_add(&s->keepalive, s->deadline);
  return s;
}

void session_close(struct session *s) {
  pthread_mutex_lock(&s->lock);
  s->alive = 0;
  pthread_mutex_unlock(&s->lock);
}
