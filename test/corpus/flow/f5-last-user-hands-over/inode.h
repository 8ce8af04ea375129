#ifndef INODE_H
#define INODE_H

#include <pthread.h>

struct inode {
  pthread_mutex_t lock;
  int users;
  struct inode *next;
};

/* Called with inode->lock held; returns with it released. */
void inode_release_locked(struct inode *inode);
void inode_put(struct inode *inode);
int inode_count_users(void);

#endif
