#ifndef BUS_H
#define BUS_H

#include <pthread.h>

extern pthread_mutex_t bus_lock;

int bus_scan(void);
void bus_rescan_later(void);
void irq_enable(int slot);
void irq_dispatch(void);

#endif
