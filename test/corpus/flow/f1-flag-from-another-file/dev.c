#include "dev.h"

bool dev_needs_lock(const struct dev *dev) { return dev->users > 1; }

int dev_write(struct dev *dev, int value) {
  const bool locked = dev_needs_lock(dev);
  if (locked)
    pthread_mutex_lock(&dev->lock);
  int old = dev->value;
  dev->value = value;
  if (locked)
    pthread_mutex_unlock(&dev->lock);
  pthread_mutex_lock(&power_lock);
  old += value;
  pthread_mutex_unlock(&power_lock);
  return old;
}
