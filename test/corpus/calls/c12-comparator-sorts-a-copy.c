// ROW: C12
// VERDICT: ok
// FINDINGS:
// WHY: table_sorted_copy() copies the table under its lock and sorts the copy unlocked; only collation-then-table is nested.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define TABLE_ROWS 128

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char table[TABLE_ROWS];
static int table_copies;

static pthread_mutex_t collation_lock = PTHREAD_MUTEX_INITIALIZER;
static int collation[256];

static int rank_of(unsigned char symbol) {
  pthread_mutex_lock(&collation_lock);
  int rank = collation[symbol];
  pthread_mutex_unlock(&collation_lock);
  return rank;
}

static int by_collation(const void *left, const void *right) {
  return rank_of(*(const unsigned char *)left) - rank_of(*(const unsigned char *)right);
}

void table_sorted_copy(unsigned char copy[TABLE_ROWS]) {
  pthread_mutex_lock(&table_lock);
  memcpy(copy, table, sizeof table);
  table_copies++;
  pthread_mutex_unlock(&table_lock);
  qsort(copy, TABLE_ROWS, sizeof copy[0], by_collation);
}

void collation_set(unsigned char symbol, int rank) {
  pthread_mutex_lock(&collation_lock);
  collation[symbol] = rank;
  pthread_mutex_lock(&table_lock);
  table_copies = 0;
  pthread_mutex_unlock(&table_lock);
  pthread_mutex_unlock(&collation_lock);
}
