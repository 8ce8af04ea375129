#include "ramdisk.h"

#include <stddef.h>

static int ramdisk_ready(void *driver_data) { return driver_data != NULL; }

static int ramdisk_read(void *driver_data, unsigned sector) {
  struct ramdisk *disk = driver_data;
  int value = -1;
  pthread_mutex_lock(&disk->lock); // FINDING: lock-order-cycle
  if (sector < disk->used)
    value = disk->sectors[sector];
  pthread_mutex_unlock(&disk->lock);
  return value;
}

static const struct blk_ops ramdisk_ops = {
    .ready = ramdisk_ready,
    .read = ramdisk_read,
};

void ramdisk_init(struct ramdisk *disk) {
  pthread_mutex_init(&disk->lock, NULL);
  disk->used = 16;
  blk_init(&disk->dev, &ramdisk_ops, disk);
}

void ramdisk_grow(struct ramdisk *disk) {
  pthread_mutex_lock(&disk->lock);
  if (blk_requests(&disk->dev) > disk->used && disk->used < RAMDISK_SECTORS)
    disk->used *= 2;
  pthread_mutex_unlock(&disk->lock);
}
