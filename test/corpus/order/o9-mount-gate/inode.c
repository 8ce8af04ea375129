#include "fs.h"

pthread_mutex_t mount_gate = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t inode_lock = PTHREAD_MUTEX_INITIALIZER;
static int inode_size;
static int freed_blocks;

void inode_truncate(void) {
  pthread_mutex_lock(&mount_gate);
  pthread_mutex_lock(&inode_lock);
  inode_size = 0;
  pthread_mutex_lock(&block_lock);
  freed_blocks++;
  pthread_mutex_unlock(&block_lock);
  pthread_mutex_unlock(&inode_lock);
  pthread_mutex_unlock(&mount_gate);
}
