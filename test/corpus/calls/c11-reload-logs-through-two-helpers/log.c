#include "log.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t sink_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned long lines;
static _Atomic int least = LOG_INFO;

static void log_line(const char *text) {
  pthread_mutex_lock(&sink_lock); // FINDING: signal-handler-lock
  ++lines;
  if (write(STDERR_FILENO, text, strlen(text)) < 0)
    lines = 0;
  pthread_mutex_unlock(&sink_lock);
}

void log_set_level(enum log_level level) { atomic_store(&least, (int)level); }

void log_event(enum log_level level, const char *text) {
  if ((int)level >= atomic_load(&least))
    log_line(text);
}
