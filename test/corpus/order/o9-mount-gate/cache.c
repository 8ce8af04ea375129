#include "fs.h"

pthread_mutex_t cache_lock = PTHREAD_MUTEX_INITIALIZER;
static int pages = 128;
static int evicted_inodes;

void cache_shrink(void) {
  pthread_mutex_lock(&cache_lock);
  pages /= 2;
  pthread_mutex_lock(&inode_lock);
  evicted_inodes++;
  pthread_mutex_unlock(&inode_lock);
  pthread_mutex_unlock(&cache_lock);
}
