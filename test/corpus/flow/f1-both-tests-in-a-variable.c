// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: got is only true when the log was asked for and the lock was free, and then it is given back.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static long lines;

void note(const char *text, int verbose) {
  int got = verbose && pthread_mutex_trylock(&log_lock) == 0;
  if (text[0] == '#')
    verbose = 0;
  if (got) {
    ++lines;
    pthread_mutex_unlock(&log_lock);
  }
  puts(text);
}

void note_quietly(const char *text, int busy) {
  if (!(busy || pthread_mutex_trylock(&log_lock) != 0)) {
    ++lines;
    pthread_mutex_unlock(&log_lock);
  }
  puts(text);
}
