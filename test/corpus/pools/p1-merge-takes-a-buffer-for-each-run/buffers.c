#include "buffers.h"

#include <pthread.h>
#include <semaphore.h>

static sem_t free_buffers;
static pthread_mutex_t stack_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char storage[BUFFER_COUNT][BUFFER_SIZE];
static unsigned char *stack[BUFFER_COUNT];
static size_t stacked;

int buffers_open(void) {
  for (stacked = 0; stacked < BUFFER_COUNT; ++stacked)
    stack[stacked] = storage[stacked];
  return sem_init(&free_buffers, 0, BUFFER_COUNT);
}

unsigned char *buffer_get(void) {
  sem_wait(&free_buffers); // FINDING: nested-lease
  pthread_mutex_lock(&stack_lock);
  unsigned char *buffer = stack[--stacked];
  pthread_mutex_unlock(&stack_lock);
  return buffer;
}

void buffer_put(unsigned char *buffer) {
  pthread_mutex_lock(&stack_lock);
  stack[stacked++] = buffer;
  pthread_mutex_unlock(&stack_lock);
  sem_post(&free_buffers);
}
