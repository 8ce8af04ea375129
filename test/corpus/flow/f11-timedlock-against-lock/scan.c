#include "radio.h"

#include <time.h>

pthread_mutex_t scan_lock = PTHREAD_MUTEX_INITIALIZER;
int scan_results[14];

int scan_channel(struct radio *radio, int channel) {
  struct timespec deadline;
  int status;

  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += 2;

  pthread_mutex_lock(&scan_lock);
  status = pthread_mutex_timedlock(&radio->lock, &deadline); // FINDING: lock-order-cycle
  if (status == 0) {
    radio->channel = channel;
    scan_results[channel % 14]++;
    pthread_mutex_unlock(&radio->lock);
  }
  pthread_mutex_unlock(&scan_lock);
  return status;
}
