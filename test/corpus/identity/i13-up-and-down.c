// ROW: I13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: shard::lock
// WHY: pool_size() takes all shards from the first to the last, pool_reset() from the last to the first.
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
    pthread_mutex_lock(&shards[i].lock); // FINDING: lock-order-cycle
  for (int i = 0; i < SHARDS; i++)
    sum += shards[i].used;
  for (int i = 0; i < SHARDS; i++)
    pthread_mutex_unlock(&shards[i].lock);
  return sum;
}

void pool_reset(void) {
  for (int i = SHARDS - 1; i >= 0; i--)
    pthread_mutex_lock(&shards[i].lock); // FINDING: lock-order-cycle
  for (int i = 0; i < SHARDS; i++)
    shards[i].used = 0;
  for (int i = 0; i < SHARDS; i++)
    pthread_mutex_unlock(&shards[i].lock);
}
