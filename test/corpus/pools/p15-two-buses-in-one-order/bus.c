#include "bus.h"

#include <errno.h>

sem_t i2c_bus;
sem_t spi_bus;

int buses_open(void) {
  if (sem_init(&i2c_bus, 0, 1) != 0)
    return -1;
  return sem_init(&spi_bus, 0, 1);
}

void bus_claim(sem_t *bus) {
  while (sem_wait(bus) != 0 && errno == EINTR)
    continue;
}

void bus_free(sem_t *bus) { sem_post(bus); }
