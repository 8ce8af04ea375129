#include "arena.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_key_t arena_key;
static pthread_mutex_t arenas_lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena *arenas;
static pthread_mutex_t totals_lock = PTHREAD_MUTEX_INITIALIZER;
static size_t freed_bytes;

static void arena_destroy(void *value) {
  struct arena *arena = value;
  pthread_mutex_lock(&arenas_lock);
  struct arena **link = &arenas;
  while (*link != arena)
    link = &(*link)->next;
  *link = arena->next;
  pthread_mutex_lock(&totals_lock); // FINDING: lock-order-cycle
  freed_bytes += arena->used;
  pthread_mutex_unlock(&totals_lock);
  pthread_mutex_unlock(&arenas_lock);
  free(arena);
}

int arena_setup(void) { return pthread_key_create(&arena_key, arena_destroy); }

struct arena *arena_of_this_thread(void) {
  struct arena *arena = pthread_getspecific(arena_key);
  if (arena != NULL)
    return arena;
  arena = calloc(1, sizeof *arena);
  if (arena == NULL)
    return NULL;
  pthread_mutex_lock(&arenas_lock);
  arena->next = arenas;
  arenas = arena;
  pthread_mutex_unlock(&arenas_lock);
  pthread_setspecific(arena_key, arena);
  return arena;
}

void arena_report(void) {
  pthread_mutex_lock(&totals_lock);
  size_t bytes = freed_bytes;
  pthread_mutex_lock(&arenas_lock); // FINDING: lock-order-cycle
  for (struct arena *arena = arenas; arena != NULL; arena = arena->next)
    bytes += sizeof *arena;
  pthread_mutex_unlock(&arenas_lock);
  pthread_mutex_unlock(&totals_lock);
  printf("%zu bytes\n", bytes);
}
