#include "device.h"

pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
int registered;
static int probes;

void registry_add(struct device *device) {
  pthread_mutex_lock(&registry_lock);
  registered++;
  device_wait_ready(device);
  pthread_mutex_unlock(&registry_lock);
}

void registry_count_probe(void) {
  pthread_mutex_lock(&registry_lock);
  probes++;
  pthread_mutex_unlock(&registry_lock);
}
