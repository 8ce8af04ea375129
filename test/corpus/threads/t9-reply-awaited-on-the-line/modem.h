#ifndef MODEM_H
#define MODEM_H

#include <pthread.h>
#include <semaphore.h>

extern pthread_mutex_t line_lock;
extern sem_t reply_arrived;
extern int bytes_sent;
extern int bytes_read;

int modem_command(int length);
void *modem_reader(void *unused);

#endif
