// ROW: C12
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: cache_lock journal_lock
// WHY: the exit handler locks cache then journal while the detached writer still runs and locks journal then cache.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t cache_lock = PTHREAD_MUTEX_INITIALIZER;
static int dirty;
static pthread_mutex_t journal_lock = PTHREAD_MUTEX_INITIALIZER;
static int entries;

static void flush_at_exit(void) {
  pthread_mutex_lock(&cache_lock);
  if (dirty > 0) {
    pthread_mutex_lock(&journal_lock); // FINDING: lock-order-cycle
    entries += dirty;
    pthread_mutex_unlock(&journal_lock);
    dirty = 0;
  }
  pthread_mutex_unlock(&cache_lock);
}

static void *replay_journal(void *unused) {
  for (;;) {
    pthread_mutex_lock(&journal_lock);
    if (entries > 0) {
      entries--;
      pthread_mutex_lock(&cache_lock); // FINDING: lock-order-cycle
      dirty++;
      pthread_mutex_unlock(&cache_lock);
    }
    pthread_mutex_unlock(&journal_lock);
  }
  return unused;
}

int main(void) {
  pthread_t writer;
  if (atexit(flush_at_exit) != 0 || pthread_create(&writer, NULL, replay_journal, NULL) != 0)
    return EXIT_FAILURE;
  pthread_detach(writer);
  while (getchar() != EOF) {
    pthread_mutex_lock(&journal_lock);
    entries++;
    pthread_mutex_unlock(&journal_lock);
  }
  return EXIT_SUCCESS;
}
