#include "ring.h"

static struct ring receive_ring = {.lock = PTHREAD_MUTEX_INITIALIZER};
static struct ring send_ring = {.lock = PTHREAD_MUTEX_INITIALIZER};

void packet_received(int packet) { ring_put(&receive_ring, packet); }

void packet_sent(int packet) { ring_put(&send_ring, packet); }

int requeue_first(void) {
  int requeued = 0;
  pthread_mutex_lock(&receive_ring.lock);
  if (receive_ring.tail != receive_ring.head) {
    int packet = receive_ring.packets[receive_ring.tail++ % RING_SIZE];
    requeued = ring_put(&receive_ring, packet);
  }
  pthread_mutex_unlock(&receive_ring.lock);
  return requeued;
}
