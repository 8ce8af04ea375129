#ifndef DEVICE_H
#define DEVICE_H

#include <pthread.h>

struct device {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int ready;
};

extern pthread_mutex_t registry_lock;
extern int registered;

void registry_add(struct device *device);
void registry_count_probe(void);
void device_wait_ready(struct device *device);
void *device_probe(void *device);

#endif
