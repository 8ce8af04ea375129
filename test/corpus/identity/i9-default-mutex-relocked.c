// ROW: I9
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: heap_lock
// WHY: PTHREAD_MUTEX_INITIALIZER makes a default mutex; heap_resize() calls heap_alloc() with it held and hangs.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t heap_lock = PTHREAD_MUTEX_INITIALIZER;
static size_t in_use;

void *heap_alloc(size_t size) {
  pthread_mutex_lock(&heap_lock); // FINDING: self-deadlock
  void *block = malloc(size);
  if (block)
    in_use++;
  pthread_mutex_unlock(&heap_lock);
  return block;
}

void *heap_resize(void *old, size_t old_size, size_t size) {
  pthread_mutex_lock(&heap_lock);
  void *block = heap_alloc(size);
  if (block && old)
    memcpy(block, old, old_size < size ? old_size : size);
  pthread_mutex_unlock(&heap_lock);
  return block;
}
