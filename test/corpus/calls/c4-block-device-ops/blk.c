#include "blk.h"

#include <stddef.h>

void blk_init(struct blk_dev *dev, const struct blk_ops *ops, void *driver_data) {
  pthread_mutex_init(&dev->lock, NULL);
  dev->ops = ops;
  dev->driver_data = driver_data;
  dev->requests = 0;
}

int blk_read(struct blk_dev *dev, unsigned sector) {
  int value = -1;
  pthread_mutex_lock(&dev->lock);
  dev->requests++;
  if (dev->ops->ready(dev->driver_data))
    value = dev->ops->read(dev->driver_data, sector);
  pthread_mutex_unlock(&dev->lock);
  return value;
}

unsigned blk_requests(struct blk_dev *dev) {
  pthread_mutex_lock(&dev->lock); // FINDING: lock-order-cycle
  unsigned requests = dev->requests;
  pthread_mutex_unlock(&dev->lock);
  return requests;
}
