#ifndef FS_H
#define FS_H

#include <pthread.h>

extern pthread_mutex_t mount_gate;
extern pthread_mutex_t inode_lock;
extern pthread_mutex_t block_lock;
extern pthread_mutex_t cache_lock;

void inode_truncate(void);
void block_sync(void);
void cache_shrink(void);

#endif
