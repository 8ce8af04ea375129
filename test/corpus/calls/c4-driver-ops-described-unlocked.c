// ROW: C4
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=gnu11
// WHY: stats_dump() unlocks the statistics before it asks the drivers to describe their devices; only the way device, statistics is left.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct netdev;

struct netdev_ops {
  int (*open)(struct netdev *);
  int (*xmit)(struct netdev *, const void *, unsigned);
  void (*describe)(struct netdev *, char *, size_t);
};

struct netdev {
  pthread_mutex_t lock;
  const struct netdev_ops *ops;
  unsigned long packets;
  void *priv;
};

#define NETDEV_CALL(dev, op, ...) ((dev)->ops->op ? (dev)->ops->op((dev), ##__VA_ARGS__) : -1)

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned long total_bytes;

static void stats_add(unsigned bytes) {
  pthread_mutex_lock(&stats_lock);
  total_bytes += bytes;
  pthread_mutex_unlock(&stats_lock);
}

static int loop_open(struct netdev *dev) {
  dev->packets = 0;
  return 0;
}

static int loop_xmit(struct netdev *dev, const void *data, unsigned len) {
  (void)data;
  dev->packets++;
  stats_add(len);
  return 0;
}

static void loop_describe(struct netdev *dev, char *out, size_t size) {
  pthread_mutex_lock(&dev->lock);
  snprintf(out, size, "loop: %lu packets", dev->packets);
  pthread_mutex_unlock(&dev->lock);
}

static const struct netdev_ops loop_ops = {
    .open = loop_open,
    .xmit = loop_xmit,
    .describe = loop_describe,
};

static struct netdev loopback = {.lock = PTHREAD_MUTEX_INITIALIZER, .ops = &loop_ops};
static struct netdev *const devices[] = {&loopback};

int netdev_open(struct netdev *dev) {
  int rc;
  pthread_mutex_lock(&dev->lock);
  rc = NETDEV_CALL(dev, open);
  pthread_mutex_unlock(&dev->lock);
  return rc;
}

int netdev_xmit(struct netdev *dev, const void *data, unsigned len) {
  int rc;
  pthread_mutex_lock(&dev->lock);
  rc = NETDEV_CALL(dev, xmit, data, len);
  pthread_mutex_unlock(&dev->lock);
  return rc;
}

void stats_dump(FILE *out) {
  char line[128];
  pthread_mutex_lock(&stats_lock);
  unsigned long bytes = total_bytes;
  pthread_mutex_unlock(&stats_lock);
  fprintf(out, "%lu bytes\n", bytes);
  for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
    devices[i]->ops->describe(devices[i], line, sizeof line);
    fprintf(out, "%s\n", line);
  }
}
