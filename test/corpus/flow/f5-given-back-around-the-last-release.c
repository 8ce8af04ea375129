// ROW: F5
// VERDICT: ok
// FINDINGS:
// WHY: drop_handler() gives the lock back while it drops the closure; whoever calls it holds the lock.
#include <pthread.h>

struct closure {
  int references;
  struct handler *owner;
};

struct handler {
  int references;
  struct closure *closure;
};

static pthread_mutex_t signal_lock = PTHREAD_MUTEX_INITIALIZER;

void disconnect(struct handler *h);

void drop_closure(struct closure *c) {
  if (--c->references == 0)
    disconnect(c->owner);
}

static void drop_handler(struct handler *h) {
  if (--h->references == 0) {
    pthread_mutex_unlock(&signal_lock);
    drop_closure(h->closure);
    pthread_mutex_lock(&signal_lock);
  }
}

void disconnect(struct handler *h) {
  pthread_mutex_lock(&signal_lock);
  drop_handler(h);
  pthread_mutex_unlock(&signal_lock);
}
