// ROW: F2
// VERDICT: ok
// FINDINGS:
// WHY: whichever of the two locks change_apply() has picked, it gives it back on every way out, also when the rules are full.
#include <errno.h>
#include <pthread.h>
#include <stddef.h>

#define MAX_ENTRIES 128

enum change { CHANGE_ROUTE, CHANGE_RULE, CHANGE_PING };

static pthread_mutex_t route_lock = PTHREAD_MUTEX_INITIALIZER;
static int routes[MAX_ENTRIES];
static size_t route_count;
static pthread_mutex_t rule_lock = PTHREAD_MUTEX_INITIALIZER;
static int rules[MAX_ENTRIES];
static size_t rule_count;

int change_apply(enum change kind, int value) {
  pthread_mutex_t *held = NULL;
  int status = 0;

  if (kind == CHANGE_ROUTE)
    held = &route_lock;
  else if (kind == CHANGE_RULE)
    held = &rule_lock;
  if (held)
    pthread_mutex_lock(held);

  switch (kind) {
  case CHANGE_ROUTE:
    if (route_count == MAX_ENTRIES) {
      status = -ENOSPC;
      break;
    }
    routes[route_count++] = value;
    break;
  case CHANGE_RULE:
    if (rule_count == MAX_ENTRIES) {
      pthread_mutex_unlock(&rule_lock);
      return -ENOSPC;
    }
    rules[rule_count++] = value;
    break;
  case CHANGE_PING:
    break;
  }
  if (held)
    pthread_mutex_unlock(held);
  return status;
}
