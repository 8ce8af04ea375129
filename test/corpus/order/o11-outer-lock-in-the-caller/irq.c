#include "bus.h"

static pthread_mutex_t irq_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned enabled;

void irq_enable(int slot) {
  pthread_mutex_lock(&irq_lock); // FINDING: lock-order-cycle
  enabled |= 1u << slot;
  pthread_mutex_unlock(&irq_lock);
}

void irq_dispatch(void) {
  pthread_mutex_lock(&irq_lock);
  if (enabled != 0)
    bus_rescan_later();
  pthread_mutex_unlock(&irq_lock);
}
