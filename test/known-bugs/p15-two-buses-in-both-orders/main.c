#include "bus.h"

#include <pthread.h>
#include <stddef.h>

int main(void) {
  pthread_t sensor;
  pthread_t display;
  int rounds = 1000;
  if (buses_open() != 0)
    return 1;
  if (pthread_create(&sensor, NULL, sensor_thread, &rounds) != 0)
    return 1;
  if (pthread_create(&display, NULL, display_thread, &rounds) != 0)
    return 1;
  pthread_join(sensor, NULL);
  pthread_join(display, NULL);
  return 0;
}
