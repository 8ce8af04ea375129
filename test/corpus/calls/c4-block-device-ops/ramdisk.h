#ifndef RAMDISK_H
#define RAMDISK_H

#include "blk.h"

#define RAMDISK_SECTORS 4096

struct ramdisk {
  pthread_mutex_t lock;
  struct blk_dev dev;
  unsigned used;
  int sectors[RAMDISK_SECTORS];
};

void ramdisk_init(struct ramdisk *disk);
void ramdisk_grow(struct ramdisk *disk);

#endif
