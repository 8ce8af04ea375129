#include "db.h"

void rotate_log(void) {
  log_begin();
  int written = log_reset();
  db_begin();
  db_set(0, written);
  db_end();
  log_end();
}
