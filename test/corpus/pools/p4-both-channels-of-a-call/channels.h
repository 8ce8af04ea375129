#ifndef CHANNELS_H
#define CHANNELS_H

#include <pthread.h>

struct channels {
  pthread_mutex_t lock;
  pthread_cond_t hung_up;
  int idle;
};

extern struct channels radio_channels;

/* Waits until count channels are idle and takes them. */
void channels_take(struct channels *channels, int count);
void channels_give(struct channels *channels, int count);

#endif
