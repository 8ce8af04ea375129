#include "directory.h"

void user_add(void) {
  pthread_rwlock_wrlock(&users_lock);
  users++;
  pthread_rwlock_unlock(&users_lock);
}

void group_add(void) {
  pthread_rwlock_wrlock(&groups_lock);
  groups++;
  pthread_rwlock_unlock(&groups_lock);
}
