// ROW: I2
// VERDICT: ok
// FINDINGS:
// WHY: the pointers are swapped until the lower address comes first, so link(a, b) and link(b, a) lock alike.
#include <pthread.h>
#include <stdint.h>

struct inode {
  pthread_mutex_t lock;
  unsigned links;
};

static void lock_two(struct inode *one, struct inode *two) {
  if ((uintptr_t)one > (uintptr_t)two) {
    struct inode *other = one;
    one = two;
    two = other;
  }
  pthread_mutex_lock(&one->lock);
  if (two != one)
    pthread_mutex_lock(&two->lock);
}

static void unlock_two(struct inode *one, struct inode *two) {
  pthread_mutex_unlock(&one->lock);
  if (two != one)
    pthread_mutex_unlock(&two->lock);
}

void inode_link(struct inode *dir, struct inode *target) {
  lock_two(dir, target);
  dir->links++;
  target->links++;
  unlock_two(dir, target);
}
