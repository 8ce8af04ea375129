#ifndef DEV_H
#define DEV_H

#include <pthread.h>
#include <stdbool.h>

struct dev {
  pthread_mutex_t lock;
  int users;
  int value;
};

extern pthread_mutex_t power_lock;

bool dev_needs_lock(const struct dev *dev);
int dev_write(struct dev *dev, int value);
void power_down(struct dev *dev);

#endif
