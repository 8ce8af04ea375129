// ROW: F15
// VERDICT: ok
// FINDINGS:
// WHY: building the table locks stats_lock with table_lock held, but nobody who holds stats_lock asks for the table.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct table {
  unsigned values[256];
};

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static long allocated;
static long checked;
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic(struct table *) shared_table;

static struct table *table_create(void) {
  struct table *table = malloc(sizeof *table);
  if (!table)
    return NULL;
  for (unsigned i = 0; i < 256; i++)
    table->values[i] = i * 0x04c11db7u;
  pthread_mutex_lock(&stats_lock);
  allocated += sizeof *table;
  pthread_mutex_unlock(&stats_lock);
  return table;
}

static struct table *table_get(void) {
  struct table *table = atomic_load(&shared_table);
  if (table)
    return table;
  pthread_mutex_lock(&table_lock);
  table = atomic_load(&shared_table);
  if (!table) {
    table = table_create();
    atomic_store(&shared_table, table);
  }
  pthread_mutex_unlock(&table_lock);
  return table;
}

unsigned checksum(const unsigned char *bytes, int count) {
  const struct table *table = table_get();
  unsigned sum = 0;
  for (int i = 0; table && i < count; i++)
    sum = (sum >> 8) ^ table->values[(sum ^ bytes[i]) & 0xff];
  pthread_mutex_lock(&stats_lock);
  checked += count;
  pthread_mutex_unlock(&stats_lock);
  return sum;
}
