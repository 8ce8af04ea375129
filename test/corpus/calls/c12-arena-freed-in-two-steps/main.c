#include "arena.h"

#include <pthread.h>

static void *work(void *unused) {
  struct arena *arena = arena_of_this_thread();
  if (arena != NULL)
    arena->used += 4096;
  return unused;
}

int main(void) {
  pthread_t worker;
  if (arena_setup() != 0)
    return 1;
  for (int round = 0; round < 100; round++) {
    if (pthread_create(&worker, NULL, work, NULL) != 0)
      return 1;
    arena_report();
    pthread_join(worker, NULL);
  }
  return 0;
}
