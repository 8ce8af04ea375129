#include "db.h"

void store_value(int key, int value) {
  db_begin();
  if (db_get(key) != value) {
    db_set(key, value);
    log_begin();
    log_add(1);
    log_end();
  }
  db_end();
}
