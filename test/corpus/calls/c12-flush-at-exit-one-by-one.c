// ROW: C12
// VERDICT: ok
// FINDINGS:
// WHY: the exit handler has unlocked the cache before it locks the journal; only the writer nests, journal then cache.
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
  int unwritten = dirty;
  dirty = 0;
  pthread_mutex_unlock(&cache_lock);
  pthread_mutex_lock(&journal_lock);
  entries += unwritten;
  pthread_mutex_unlock(&journal_lock);
}

static void *replay_journal(void *unused) {
  for (;;) {
    pthread_mutex_lock(&journal_lock);
    if (entries > 0) {
      entries--;
      pthread_mutex_lock(&cache_lock);
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
