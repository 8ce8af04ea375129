#ifndef RADIO_H
#define RADIO_H

#include <pthread.h>

struct radio {
  pthread_mutex_t lock;
  int channel;
};

extern pthread_mutex_t scan_lock;
extern int scan_results[14];

int scan_channel(struct radio *radio, int channel);
void radio_tune(struct radio *radio, int channel);

#endif
