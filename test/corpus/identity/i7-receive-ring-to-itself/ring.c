#include "ring.h"

int ring_put(struct ring *ring, int packet) {
  int stored = 0;
  pthread_mutex_lock(&ring->lock); // FINDING: self-deadlock
  if (ring->head - ring->tail < RING_SIZE) {
    ring->packets[ring->head++ % RING_SIZE] = packet;
    stored = 1;
  }
  pthread_mutex_unlock(&ring->lock);
  return stored;
}
