#include "inode.h"

void inode_put(struct inode *inode) {
  pthread_mutex_lock(&inode->lock);
  if (--inode->users == 0)
    inode_release_locked(inode);
  else
    pthread_mutex_unlock(&inode->lock);
}
