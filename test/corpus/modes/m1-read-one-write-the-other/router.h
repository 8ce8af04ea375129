#ifndef ROUTER_H
#define ROUTER_H

#include <pthread.h>

extern pthread_rwlock_t routes_lock;
extern int routes;
extern pthread_rwlock_t peers_lock;
extern int peers;

void routes_announce(void);
void peers_prune(void);

#endif
