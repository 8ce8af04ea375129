#include "fs.h"

pthread_mutex_t block_lock = PTHREAD_MUTEX_INITIALIZER;
static int unwritten;
static int clean_pages;

void block_sync(void) {
  pthread_mutex_lock(&mount_gate);
  pthread_mutex_lock(&block_lock);
  pthread_mutex_lock(&cache_lock);
  clean_pages += unwritten;
  pthread_mutex_unlock(&cache_lock);
  unwritten = 0;
  pthread_mutex_unlock(&block_lock);
  pthread_mutex_unlock(&mount_gate);
}
