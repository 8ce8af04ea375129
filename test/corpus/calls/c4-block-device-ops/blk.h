#ifndef BLK_H
#define BLK_H

#include <pthread.h>

struct blk_ops {
  int (*ready)(void *driver_data);
  int (*read)(void *driver_data, unsigned sector);
};

struct blk_dev {
  pthread_mutex_t lock;
  const struct blk_ops *ops;
  void *driver_data;
  unsigned requests;
};

void blk_init(struct blk_dev *dev, const struct blk_ops *ops, void *driver_data);
int blk_read(struct blk_dev *dev, unsigned sector);
unsigned blk_requests(struct blk_dev *dev);

#endif
