#include "channels.h"

struct channels radio_channels = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 12};

void channels_take(struct channels *channels, int count) {
  pthread_mutex_lock(&channels->lock);
  while (channels->idle < count)
    pthread_cond_wait(&channels->hung_up, &channels->lock);
  channels->idle -= count;
  pthread_mutex_unlock(&channels->lock);
}

void channels_give(struct channels *channels, int count) {
  pthread_mutex_lock(&channels->lock);
  channels->idle += count;
  pthread_mutex_unlock(&channels->lock);
  pthread_cond_broadcast(&channels->hung_up);
}
