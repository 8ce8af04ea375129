#ifndef NET_H
#define NET_H

#include <pthread.h>

extern pthread_mutex_t socket_lock;
extern pthread_mutex_t buffer_lock;
extern pthread_mutex_t timer_lock;

int socket_send(int bytes);
int buffer_reclaim(void);
void timer_expire(void);

#endif
