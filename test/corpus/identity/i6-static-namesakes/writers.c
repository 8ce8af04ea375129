#include <pthread.h>
#include <stdlib.h>

struct writer {
  int id;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct writer **table;
static int count, room;

static int used(void) {
  int n;
  pthread_mutex_lock(&lock); // FINDING: self-deadlock
  n = count;
  pthread_mutex_unlock(&lock);
  return n;
}

static int grow(void) {
  struct writer **more;
  int ok = 0;
  pthread_mutex_lock(&lock);
  more = realloc(table, sizeof(*table) * (size_t)(2 * used() + 1));
  if (more) {
    table = more;
    room = 2 * count + 1;
    ok = 1;
  }
  pthread_mutex_unlock(&lock);
  return ok;
}

int writer_add(struct writer *which) {
  if (used() == room && !grow())
    return 0;
  pthread_mutex_lock(&lock);
  table[count++] = which;
  pthread_mutex_unlock(&lock);
  return 1;
}
