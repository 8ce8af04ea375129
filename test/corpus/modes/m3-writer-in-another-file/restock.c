#include "inventory.h"

int inventory_init(struct inventory *inventory) {
  pthread_rwlockattr_t attr;
  int status = pthread_rwlockattr_init(&attr);
  if (status != 0)
    return status;
  pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
  status = pthread_rwlock_init(&inventory->lock, &attr);
  pthread_rwlockattr_destroy(&attr);
  return status;
}

void inventory_restock(struct inventory *inventory, int article, int pieces) {
  pthread_rwlock_wrlock(&inventory->lock);
  inventory->pieces[article] += pieces;
  pthread_rwlock_unlock(&inventory->lock);
}
