// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: device::lock registry_lock
// WHY: chardev_open() takes the device and then the registry, chardev_flush_all() the registry and then each device.
#include <pthread.h>
#include <stddef.h>

struct device {
  pthread_mutex_t lock;
  int users;
  int dirty;
  struct device *next;
};

static pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
static struct device *registry;
static int open_count;

void chardev_register(struct device *dev) {
  pthread_mutex_init(&dev->lock, NULL);
  pthread_mutex_lock(&registry_lock);
  dev->next = registry;
  registry = dev;
  pthread_mutex_unlock(&registry_lock);
}

int chardev_open(struct device *dev) {
  pthread_mutex_lock(&dev->lock);
  if (dev->users++ == 0) {
    pthread_mutex_lock(&registry_lock); // FINDING: lock-order-cycle
    open_count++;
    pthread_mutex_unlock(&registry_lock);
  }
  pthread_mutex_unlock(&dev->lock);
  return 0;
}

int chardev_flush_all(void) {
  int flushed = 0;
  pthread_mutex_lock(&registry_lock);
  for (struct device *dev = registry; dev != NULL; dev = dev->next) {
    pthread_mutex_lock(&dev->lock); // FINDING: lock-order-cycle
    flushed += dev->dirty;
    dev->dirty = 0;
    pthread_mutex_unlock(&dev->lock);
  }
  pthread_mutex_unlock(&registry_lock);
  return flushed;
}
