#include "device.h"

#include <stddef.h>

int main(void) {
  static struct device disk = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
  pthread_t probe;
  if (pthread_create(&probe, NULL, device_probe, &disk) != 0)
    return 1;
  registry_add(&disk);
  pthread_join(probe, NULL);
  return registered != 1;
}
