// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: both functions take the shards from the first to the last; only the release goes the other way, and a release never waits.
#include <pthread.h>
#include <stddef.h>

#define SHARDS 8

struct shard {
  pthread_mutex_t lock;
  int used;
};

static struct shard shards[SHARDS];

void pool_init(void) {
  for (int i = 0; i < SHARDS; i++)
    pthread_mutex_init(&shards[i].lock, NULL);
}

int pool_size(void) {
  int sum = 0;
  for (int i = 0; i < SHARDS; i++)
    pthread_mutex_lock(&shards[i].lock);
  for (int i = SHARDS - 1; i >= 0; i--) {
    sum += shards[i].used;
    pthread_mutex_unlock(&shards[i].lock);
  }
  return sum;
}

void pool_reset(void) {
  for (int i = 0; i < SHARDS; i++)
    pthread_mutex_lock(&shards[i].lock);
  for (int i = SHARDS - 1; i >= 0; i--) {
    shards[i].used = 0;
    pthread_mutex_unlock(&shards[i].lock);
  }
}
