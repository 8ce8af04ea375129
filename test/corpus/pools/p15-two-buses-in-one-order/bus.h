#ifndef BUS_H
#define BUS_H

#include <semaphore.h>

/* Each bus is used by one thread at a time: a semaphore of one unit. */
extern sem_t i2c_bus;
extern sem_t spi_bus;

int buses_open(void);
void bus_claim(sem_t *bus);
void bus_free(sem_t *bus);

void *sensor_thread(void *rounds);
void *display_thread(void *rounds);

#endif
