// ROW: F10
// VERDICT: bad
// FINDINGS: release-not-held
// LOCKS: trace_lock
// WHY: when the try fails, trace_event() jumps to the label that unlocks a lock somebody else holds.
#include <pthread.h>

#define EVENTS 128

static pthread_mutex_t trace_lock = PTHREAD_MUTEX_INITIALIZER;
static int events[EVENTS];
static int event_count;

int trace_event(int event) {
  int status = -1;
  if (pthread_mutex_trylock(&trace_lock) != 0)
    goto out;
  if (event_count == EVENTS)
    goto out;
  events[event_count++] = event;
  status = 0;
out:
  pthread_mutex_unlock(&trace_lock); // FINDING: release-not-held
  return status;
}

int trace_drain(int *out) {
  pthread_mutex_lock(&trace_lock);
  int count = event_count;
  for (int i = 0; i < count; i++)
    out[i] = events[i];
  event_count = 0;
  pthread_mutex_unlock(&trace_lock);
  return count;
}
