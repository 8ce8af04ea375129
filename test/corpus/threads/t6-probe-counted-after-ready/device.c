#include "device.h"

#include <stddef.h>

void device_wait_ready(struct device *device) {
  pthread_mutex_lock(&device->lock);
  while (!device->ready)
    pthread_cond_wait(&device->changed, &device->lock);
  pthread_mutex_unlock(&device->lock);
}

void *device_probe(void *argument) {
  struct device *device = argument;
  pthread_mutex_lock(&device->lock);
  device->ready = 1;
  pthread_cond_signal(&device->changed);
  pthread_mutex_unlock(&device->lock);
  registry_count_probe();
  return NULL;
}
