#include "dev.h"

pthread_mutex_t power_lock = PTHREAD_MUTEX_INITIALIZER;

void power_down(struct dev *dev) {
  pthread_mutex_lock(&power_lock);
  pthread_mutex_lock(&dev->lock);
  dev->value = 0;
  pthread_mutex_unlock(&dev->lock);
  pthread_mutex_unlock(&power_lock);
}
