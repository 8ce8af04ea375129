// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: The lock of the bucket that has the earliest entry is kept, and given back at the end whenever there is such an entry.
#include <pthread.h>
#include <stddef.h>

#define BUCKETS 8

struct entry {
  long when;
};

struct table {
  pthread_mutex_t locks[BUCKETS];
  struct entry *first[BUCKETS];
};

struct entry *heap_top(struct table *table, unsigned bucket);

long earliest(struct table *table) {
  struct entry *found = NULL;
  unsigned where = 0;
  long when = -1;
  for (unsigned i = 0; i < BUCKETS; i++) {
    pthread_mutex_lock(&table->locks[i]);
    struct entry *top = heap_top(table, i);
    if (top == NULL) {
      pthread_mutex_unlock(&table->locks[i]);
      continue;
    }
    if (found == NULL) {
      found = top;
      where = i;
    } else if (top->when < found->when) {
      pthread_mutex_unlock(&table->locks[where]);
      found = top;
      where = i;
    } else {
      pthread_mutex_unlock(&table->locks[i]);
    }
  }
  if (found != NULL) {
    when = found->when;
    pthread_mutex_unlock(&table->locks[where]);
  }
  return when;
}
