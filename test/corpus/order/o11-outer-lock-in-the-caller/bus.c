#include "bus.h"

pthread_mutex_t bus_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t device_lock = PTHREAD_MUTEX_INITIALIZER;
static int rescans;
static int probed;

static void probe(int slot) {
  pthread_mutex_lock(&device_lock);
  probed++;
  irq_enable(slot);
  pthread_mutex_unlock(&device_lock);
}

int bus_scan(void) {
  pthread_mutex_lock(&bus_lock);
  for (int slot = 0; slot < 4; slot++)
    probe(slot);
  pthread_mutex_unlock(&bus_lock);
  return probed;
}

void bus_rescan_later(void) {
  pthread_mutex_lock(&bus_lock); // FINDING: lock-order-cycle
  rescans++;
  pthread_mutex_unlock(&bus_lock);
}
