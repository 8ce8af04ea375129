#include "directory.h"

pthread_rwlock_t users_lock;
int users;
pthread_rwlock_t groups_lock;
int groups;

int directory_init(void) {
  pthread_rwlockattr_t attr;
  int status = pthread_rwlockattr_init(&attr);
  if (status != 0)
    return status;
  pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
  status = pthread_rwlock_init(&users_lock, &attr);
  if (status == 0)
    status = pthread_rwlock_init(&groups_lock, &attr);
  pthread_rwlockattr_destroy(&attr);
  return status;
}
