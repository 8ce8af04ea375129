#include "radio.h"

void radio_tune(struct radio *radio, int channel) {
  pthread_mutex_lock(&radio->lock);
  radio->channel = channel;
  pthread_mutex_lock(&scan_lock); // FINDING: lock-order-cycle
  scan_results[channel % 14] = 0;
  pthread_mutex_unlock(&scan_lock);
  pthread_mutex_unlock(&radio->lock);
}
