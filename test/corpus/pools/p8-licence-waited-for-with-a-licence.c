// ROW: P8
// VERDICT: stall
// FINDINGS: nested-lease
// LOCKS: licences
// DEPTH: 2
// FLAGS: -std=c11 -D_POSIX_C_SOURCE=200809L
// WHY: simulate() waits for the solver's licence with its own held, but sem_timedwait() gives up after half a minute.
#include <errno.h>
#include <semaphore.h>
#include <stdbool.h>
#include <time.h>

static sem_t licences;

int licences_open(unsigned bought) { return sem_init(&licences, 0, bought); }

static bool licence_take(void) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += 30;
  while (sem_timedwait(&licences, &until) != 0) // FINDING: nested-lease
    if (errno != EINTR)
      return false;
  return true;
}

static int solve(int equations) {
  if (!licence_take())
    return -1;
  int steps = equations * 3;
  sem_post(&licences);
  return steps;
}

int simulate(int equations) {
  if (!licence_take())
    return -1;
  int steps = solve(equations);
  sem_post(&licences);
  return steps;
}
