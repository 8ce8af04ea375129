// ROW: C12
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: spool_lock
// WHY: spool_add() calls exit() with spool_lock held, and exit() runs remove_spool_files() on the same thread, which locks it again.
// REASON: exit() is not taken to run what atexit() registered, with what the caller of exit() holds.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define SPOOL_MAX 64

static pthread_mutex_t spool_lock = PTHREAD_MUTEX_INITIALIZER;
static int spooled[SPOOL_MAX];
static int spool_count;

static void remove_spool_files(void) {
  pthread_mutex_lock(&spool_lock); // FINDING: self-deadlock
  spool_count = 0;
  pthread_mutex_unlock(&spool_lock);
}

static void spool_add(int job) {
  pthread_mutex_lock(&spool_lock);
  if (spool_count == SPOOL_MAX) {
    fputs("spool: full\n", stderr);
    exit(EXIT_FAILURE);
  }
  spooled[spool_count++] = job;
  pthread_mutex_unlock(&spool_lock);
}

int main(void) {
  int job = 0;
  if (atexit(remove_spool_files) != 0)
    return EXIT_FAILURE;
  while (scanf("%d", &job) == 1)
    spool_add(job);
  return EXIT_SUCCESS;
}
