#include "jobs.h"

#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

static void *nightly(void *unused) {
  (void)unused;
  run_export();
  return NULL;
}

int main(void) {
  pthread_t clock;
  if (pthread_create(&clock, NULL, nightly, NULL) != 0)
    return 1;
  if (run_import() != 0)
    fputs("import did not start\n", stderr);
  pthread_join(clock, NULL);
  return 0;
}
