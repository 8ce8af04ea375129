#include "directory.h"

int users_per_group(void) {
  int ratio = 0;
  pthread_rwlock_rdlock(&users_lock);
  pthread_rwlock_rdlock(&groups_lock); // FINDING: lock-order-cycle
  if (groups > 0)
    ratio = users / groups;
  pthread_rwlock_unlock(&groups_lock);
  pthread_rwlock_unlock(&users_lock);
  return ratio;
}

int groups_per_user(void) {
  int ratio = 0;
  pthread_rwlock_rdlock(&groups_lock);
  pthread_rwlock_rdlock(&users_lock); // FINDING: lock-order-cycle
  if (users > 0)
    ratio = groups / users;
  pthread_rwlock_unlock(&users_lock);
  pthread_rwlock_unlock(&groups_lock);
  return ratio;
}
