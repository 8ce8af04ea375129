#include "db.h"

#include <pthread.h>

static pthread_mutex_t db_lock = PTHREAD_MUTEX_INITIALIZER;
static int values[64];

void db_begin(void) {
  pthread_mutex_lock(&db_lock); // FINDING: lock-order-cycle
}

void db_set(int key, int value) { values[key % 64] = value; }

int db_get(int key) { return values[key % 64]; }

void db_end(void) { pthread_mutex_unlock(&db_lock); }
