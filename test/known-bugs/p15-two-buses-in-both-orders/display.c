#include "bus.h"

#include <stddef.h>

void *display_thread(void *rounds) {
  for (int left = *(int *)rounds; left > 0; --left) {
    bus_claim(&spi_bus);
    bus_claim(&i2c_bus);
    bus_free(&i2c_bus);
    bus_free(&spi_bus);
  }
  return NULL;
}
