// ROW: O2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: prepare() takes the three locks in the order of the table, which is the order in which allocator, arena list and statistics are taken everywhere else; parent() gives them back in reverse.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOCK_ARENAS, LOCK_ARENA0, LOCK_STATS, LOCK_COUNT };

static pthread_mutex_t locks[LOCK_COUNT] = {
    PTHREAD_MUTEX_INITIALIZER,
    PTHREAD_MUTEX_INITIALIZER,
    PTHREAD_MUTEX_INITIALIZER,
};

static size_t in_use;
static int arenas = 1;

static void stat_add(long delta) {
  pthread_mutex_lock(&locks[LOCK_STATS]);
  in_use += (size_t)delta;
  pthread_mutex_unlock(&locks[LOCK_STATS]);
}

static void *arena_alloc(size_t n) {
  pthread_mutex_lock(&locks[LOCK_ARENA0]);
  void *p = malloc(n);
  if (p != NULL)
    stat_add((long)n);
  pthread_mutex_unlock(&locks[LOCK_ARENA0]);
  return p;
}

static void arenas_grow(void) {
  pthread_mutex_lock(&locks[LOCK_ARENAS]);
  void *p = arena_alloc(4096);
  if (p != NULL)
    ++arenas;
  free(p);
  pthread_mutex_unlock(&locks[LOCK_ARENAS]);
}

static void prepare(void) {
  for (int i = 0; i < LOCK_COUNT; ++i)
    pthread_mutex_lock(&locks[i]);
}

static void parent(void) {
  for (int i = LOCK_COUNT - 1; i >= 0; --i)
    pthread_mutex_unlock(&locks[i]);
}

static void child(void) {
  for (int i = LOCK_COUNT - 1; i >= 0; --i)
    pthread_mutex_unlock(&locks[i]);
}

static void *worker(void *arg) {
  for (int i = 0; i < *(int *)arg; ++i) {
    free(arena_alloc(64));
    if (i % 100 == 0)
      arenas_grow();
  }
  return NULL;
}

int main(void) {
  pthread_t threads[4];
  int rounds = 1000;
  pthread_atfork(prepare, parent, child);
  for (int i = 0; i < 4; ++i)
    pthread_create(&threads[i], NULL, worker, &rounds);
  pid_t pid = fork();
  if (pid == 0)
    _exit(0);
  waitpid(pid, NULL, 0);
  for (int i = 0; i < 4; ++i)
    pthread_join(threads[i], NULL);
  return 0;
}
