// ROW: I8
// VERDICT: ok
// FINDINGS:
// FLAGS: -D_GNU_SOURCE
// WHY: the mutex is initialised with PTHREAD_MUTEX_RECURSIVE, so console_puts() may call console_putc() with it held.
#include <pthread.h>

struct console {
  pthread_mutex_t lock;
  char line[80];
  int length;
};

int console_init(struct console *con) {
  pthread_mutexattr_t attr;
  pthread_mutexattr_init(&attr);
  pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
  int status = pthread_mutex_init(&con->lock, &attr);
  pthread_mutexattr_destroy(&attr);
  con->length = 0;
  return status;
}

void console_putc(struct console *con, char c) {
  pthread_mutex_lock(&con->lock);
  if (con->length == (int)sizeof(con->line))
    con->length = 0;
  con->line[con->length++] = c;
  pthread_mutex_unlock(&con->lock);
}

void console_puts(struct console *con, const char *text) {
  pthread_mutex_lock(&con->lock);
  while (*text)
    console_putc(con, *text++);
  pthread_mutex_unlock(&con->lock);
}
