// ROW: O4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: slot::lock
// WHY: each thread holds its own slot and waits for the next one; with one thread per slot the ring closes.
#include <pthread.h>

#define SLOTS 8

struct slot {
  pthread_mutex_t lock;
  int packets;
};

struct ring {
  struct slot slots[SLOTS];
};

void ring_init(struct ring *ring) {
  for (int i = 0; i < SLOTS; i++) {
    pthread_mutex_init(&ring->slots[i].lock, 0);
    ring->slots[i].packets = 0;
  }
}

void ring_add(struct ring *ring, int i, int packets) {
  pthread_mutex_lock(&ring->slots[i].lock);
  ring->slots[i].packets += packets;
  pthread_mutex_unlock(&ring->slots[i].lock);
}

/* Moves what waits in slot i to its successor. */
void ring_advance(struct ring *ring, int i) {
  struct slot *from = &ring->slots[i];
  struct slot *to = &ring->slots[(i + 1) % SLOTS];
  pthread_mutex_lock(&from->lock);
  pthread_mutex_lock(&to->lock); // FINDING: lock-order-cycle
  to->packets += from->packets;
  from->packets = 0;
  pthread_mutex_unlock(&to->lock);
  pthread_mutex_unlock(&from->lock);
}
