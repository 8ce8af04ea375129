#include "inode.h"

static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static struct inode *unused;
static struct inode *in_use;

void inode_release_locked(struct inode *inode) {
  pthread_mutex_unlock(&inode->lock);
  pthread_mutex_lock(&list_lock);
  inode->next = unused;
  unused = inode;
  pthread_mutex_unlock(&list_lock);
}

int inode_count_users(void) {
  int users = 0;
  pthread_mutex_lock(&list_lock);
  for (struct inode *inode = in_use; inode; inode = inode->next) {
    pthread_mutex_lock(&inode->lock);
    users += inode->users;
    pthread_mutex_unlock(&inode->lock);
  }
  pthread_mutex_unlock(&list_lock);
  return users;
}
