#ifndef DIRECTORY_H
#define DIRECTORY_H

#include <pthread.h>

extern pthread_rwlock_t users_lock;
extern int users;
extern pthread_rwlock_t groups_lock;
extern int groups;

int directory_init(void);
void user_add(void);
void group_add(void);
int users_per_group(void);
int groups_per_user(void);

#endif
