// ROW: I8
// VERDICT: ok
// FINDINGS:
// FLAGS: -D_GNU_SOURCE
// WHY: heap_lock is statically initialised as recursive, so heap_resize() may call heap_alloc() and heap_free() with it held.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t heap_lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static size_t in_use;

void *heap_alloc(size_t size) {
  pthread_mutex_lock(&heap_lock);
  void *block = malloc(size);
  if (block)
    in_use++;
  pthread_mutex_unlock(&heap_lock);
  return block;
}

void heap_free(void *block) {
  pthread_mutex_lock(&heap_lock);
  if (block)
    in_use--;
  free(block);
  pthread_mutex_unlock(&heap_lock);
}

void *heap_resize(void *old, size_t old_size, size_t size) {
  pthread_mutex_lock(&heap_lock);
  void *block = heap_alloc(size);
  if (block && old) {
    memcpy(block, old, old_size < size ? old_size : size);
    heap_free(old);
  }
  pthread_mutex_unlock(&heap_lock);
  return block;
}
