#include "pool.h"

#include <stdio.h>

int main(void) {
  static struct pool pool;
  int status = pool_start(&pool, 4);
  pool_shutdown(&pool);
  printf("%ld done\n", pool.done);
  return status == 0 ? 0 : 1;
}
