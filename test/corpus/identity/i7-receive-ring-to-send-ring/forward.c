#include "ring.h"

static struct ring receive_ring = {.lock = PTHREAD_MUTEX_INITIALIZER};
static struct ring send_ring = {.lock = PTHREAD_MUTEX_INITIALIZER};

void packet_received(int packet) { ring_put(&receive_ring, packet); }

int forward_all(void) {
  int forwarded = 0;
  pthread_mutex_lock(&receive_ring.lock);
  while (receive_ring.tail != receive_ring.head) {
    if (!ring_put(&send_ring, receive_ring.packets[receive_ring.tail % RING_SIZE]))
      break;
    receive_ring.tail++;
    forwarded++;
  }
  pthread_mutex_unlock(&receive_ring.lock);
  return forwarded;
}
