// ROW: I2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: lock_two() puts the lower address first and locks a single inode once; everybody who needs two inodes goes through it.
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct dirent_node {
  struct dirent_node *next;
  char name[64];
  struct inode *inode;
};

struct inode {
  pthread_mutex_t lock;
  unsigned links;
  struct dirent_node *entries;
};

static void lock_two(struct inode *a, struct inode *b) {
  if ((uintptr_t)a > (uintptr_t)b) {
    struct inode *t = a;
    a = b;
    b = t;
  }
  pthread_mutex_lock(&a->lock);
  if (a != b)
    pthread_mutex_lock(&b->lock);
}

static void unlock_two(struct inode *a, struct inode *b) {
  pthread_mutex_unlock(&a->lock);
  if (a != b)
    pthread_mutex_unlock(&b->lock);
}

static struct dirent_node **find(struct inode *dir, const char *name) {
  struct dirent_node **p = &dir->entries;
  while (*p != NULL && strcmp((*p)->name, name) != 0)
    p = &(*p)->next;
  return p;
}

int inode_rename(struct inode *from, const char *old, struct inode *to, const char *new_name) {
  int rc = 0;
  lock_two(from, to);
  struct dirent_node **slot = find(from, old);
  if (*slot == NULL) {
    rc = -ENOENT;
    goto out;
  }
  if (*find(to, new_name) != NULL) {
    rc = -EEXIST;
    goto out;
  }
  struct dirent_node *node = *slot;
  *slot = node->next;
  strncpy(node->name, new_name, sizeof node->name - 1);
  node->next = to->entries;
  to->entries = node;
out:
  unlock_two(from, to);
  return rc;
}

int inode_link(struct inode *dir, const char *name, struct inode *target) {
  struct dirent_node *node = calloc(1, sizeof *node);
  if (node == NULL)
    return -ENOMEM;
  strncpy(node->name, name, sizeof node->name - 1);
  node->inode = target;
  lock_two(dir, target);
  ++target->links;
  node->next = dir->entries;
  dir->entries = node;
  unlock_two(dir, target);
  return 0;
}

unsigned inode_links(struct inode *inode) {
  pthread_mutex_lock(&inode->lock);
  unsigned links = inode->links;
  pthread_mutex_unlock(&inode->lock);
  return links;
}
