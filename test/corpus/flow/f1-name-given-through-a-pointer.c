// ROW: F1
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: table_lock
// WHY: parse_name() stores what it found, so that rename_entry() goes on and takes the lock twice.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

const char *field(const char *line, int number);

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static const char *last;

static void parse_name(const char *line, const char **name) {
  if (line == NULL) {
    puts("no line");
    return;
  }
  if (name)
    *name = field(line, 0);
}

static void remember(const char *name) {
  pthread_mutex_lock(&table_lock); // FINDING: self-deadlock
  last = name;
  pthread_mutex_unlock(&table_lock);
}

int rename_entry(const char *line) {
  const char *name = NULL;
  parse_name(line, &name);
  if (!name)
    return -1;
  pthread_mutex_lock(&table_lock);
  remember(name);
  pthread_mutex_unlock(&table_lock);
  return 0;
}
