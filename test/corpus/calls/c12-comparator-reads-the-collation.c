// ROW: C12
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: table_lock collation_lock
// WHY: table_sort() sorts with the table locked and its comparator locks the collation, collation_set() locks collation then table.
#include <pthread.h>
#include <stdlib.h>

#define TABLE_ROWS 128

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char table[TABLE_ROWS];
static int table_sorted;

static pthread_mutex_t collation_lock = PTHREAD_MUTEX_INITIALIZER;
static int collation[256];

static int rank_of(unsigned char symbol) {
  pthread_mutex_lock(&collation_lock); // FINDING: lock-order-cycle
  int rank = collation[symbol];
  pthread_mutex_unlock(&collation_lock);
  return rank;
}

static int by_collation(const void *left, const void *right) {
  return rank_of(*(const unsigned char *)left) - rank_of(*(const unsigned char *)right);
}

void table_sort(void) {
  pthread_mutex_lock(&table_lock);
  if (!table_sorted) {
    qsort(table, TABLE_ROWS, sizeof table[0], by_collation);
    table_sorted = 1;
  }
  pthread_mutex_unlock(&table_lock);
}

void collation_set(unsigned char symbol, int rank) {
  pthread_mutex_lock(&collation_lock);
  collation[symbol] = rank;
  pthread_mutex_lock(&table_lock); // FINDING: lock-order-cycle
  table_sorted = 0;
  pthread_mutex_unlock(&table_lock);
  pthread_mutex_unlock(&collation_lock);
}
