// ROW: F16
// VERDICT: ok
// FINDINGS:
// WHY: usage_add() has released usage_lock before it calls itself for the children.
#include <pthread.h>
#include <stddef.h>

struct dir {
  long bytes;
  struct dir *child;
  struct dir *next;
};

static pthread_mutex_t usage_lock = PTHREAD_MUTEX_INITIALIZER;
static long usage;

void usage_add(const struct dir *dir) {
  pthread_mutex_lock(&usage_lock);
  usage += dir->bytes;
  pthread_mutex_unlock(&usage_lock);
  for (const struct dir *child = dir->child; child != NULL; child = child->next)
    usage_add(child);
}

long usage_take(void) {
  pthread_mutex_lock(&usage_lock);
  long bytes = usage;
  usage = 0;
  pthread_mutex_unlock(&usage_lock);
  return bytes;
}
