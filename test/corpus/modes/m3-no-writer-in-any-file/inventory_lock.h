#ifndef INVENTORY_LOCK_H
#define INVENTORY_LOCK_H

#include <pthread.h>

extern pthread_rwlock_t inventory_lock;

#endif
