// ROW: F16
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: usage_lock
// WHY: usage_add() still holds usage_lock when it calls itself for the first child, where it waits for it.
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
  pthread_mutex_lock(&usage_lock); // FINDING: self-deadlock
  usage += dir->bytes;
  for (const struct dir *child = dir->child; child != NULL; child = child->next)
    usage_add(child);
  pthread_mutex_unlock(&usage_lock);
}

long usage_take(void) {
  pthread_mutex_lock(&usage_lock);
  long bytes = usage;
  usage = 0;
  pthread_mutex_unlock(&usage_lock);
  return bytes;
}
