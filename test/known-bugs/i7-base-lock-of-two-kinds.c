// ROW: I7
// VERDICT: ok
// FINDINGS:
// WHY: attach() locks a pipe and then the table, report() locks the table and then a bus; a bus is no pipe.
// REASON: the lock of a common first member is one class; which kind of object it is in is not known where it is locked.
#include <pthread.h>

struct object {
  pthread_mutex_t lock;
  int references;
};

struct pipe {
  struct object base;
  int ends;
};

struct bus {
  struct object base;
  int messages;
};

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static int entries;

#define OBJECT(o) ((struct object *)(o))

void attach(struct pipe *p) {
  pthread_mutex_lock(&OBJECT(p)->lock);
  pthread_mutex_lock(&table_lock);
  ++entries;
  ++p->ends;
  pthread_mutex_unlock(&table_lock);
  pthread_mutex_unlock(&OBJECT(p)->lock);
}

void report(struct bus *b) {
  pthread_mutex_lock(&table_lock);
  pthread_mutex_lock(&OBJECT(b)->lock);
  b->messages += entries;
  pthread_mutex_unlock(&OBJECT(b)->lock);
  pthread_mutex_unlock(&table_lock);
}
