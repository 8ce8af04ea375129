// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: the two switches test the same unchanged parameter, so each case releases exactly what it took.
#include <pthread.h>

enum access { ACCESS_OWNER, ACCESS_SHARED, ACCESS_ALL };

static pthread_mutex_t row_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static int rows[32];

int table_update(enum access mode, int row, int value) {
  switch (mode) {
  case ACCESS_OWNER:
    break;
  case ACCESS_SHARED:
    pthread_mutex_lock(&row_lock);
    break;
  case ACCESS_ALL:
    pthread_mutex_lock(&table_lock);
    break;
  }
  int old = rows[row];
  rows[row] = value;
  switch (mode) {
  case ACCESS_OWNER:
    break;
  case ACCESS_SHARED:
    pthread_mutex_unlock(&row_lock);
    break;
  case ACCESS_ALL:
    pthread_mutex_unlock(&table_lock);
    break;
  }
  return old;
}

void table_clear(void) {
  pthread_mutex_lock(&table_lock);
  pthread_mutex_lock(&row_lock);
  for (int row = 0; row < 32; row++)
    rows[row] = 0;
  pthread_mutex_unlock(&row_lock);
  pthread_mutex_unlock(&table_lock);
}
