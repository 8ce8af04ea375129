// ROW: P5
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: Four copiers with two buffers each need 4*(2-1)+1 = 5, and there are five.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <string.h>

#define BUFFERS 5

static sem_t free_buffers;
static pthread_mutex_t buffers_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char storage[BUFFERS][4096];
static int taken[BUFFERS];

static unsigned char *buffer_get(void) {
  unsigned char *buffer = NULL;
  while (sem_wait(&free_buffers) == -1 && errno == EINTR)
    continue;
  pthread_mutex_lock(&buffers_lock);
  for (int i = 0; i < BUFFERS && buffer == NULL; i++)
    if (!taken[i]) {
      taken[i] = 1;
      buffer = storage[i];
    }
  pthread_mutex_unlock(&buffers_lock);
  return buffer;
}

static void buffer_put(unsigned char *buffer) {
  pthread_mutex_lock(&buffers_lock);
  taken[(buffer - storage[0]) / 4096] = 0;
  pthread_mutex_unlock(&buffers_lock);
  sem_post(&free_buffers);
}

static void copy_block(int seed) {
  unsigned char *from = buffer_get();
  memset(from, seed, 4096);
  unsigned char *to = buffer_get();
  memcpy(to, from, 4096);
  buffer_put(to);
  buffer_put(from);
}

static void *copier(void *arg) {
  for (int i = 0; i < 1000; i++)
    copy_block(*(int *)arg + i);
  return NULL;
}

int main(void) {
  pthread_t threads[4];
  int seeds[4] = {1, 2, 3, 4};
  sem_init(&free_buffers, 0, BUFFERS);
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, copier, &seeds[i]);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  sem_destroy(&free_buffers);
  return 0;
}
