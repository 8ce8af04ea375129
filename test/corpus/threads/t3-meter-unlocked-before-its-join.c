// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: meter_close() unlocks the bus before it joins the thread that locks it for each sample.
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

// The lock of the bus that a port is on, from the driver.
pthread_mutex_t *port_lock(int port);
long port_read(int port);

struct meter {
  int port;
  pthread_mutex_t *bus;
  pthread_t sampler;
  bool closing;
  long total;
};

static void *sample(void *argument) {
  struct meter *meter = argument;
  bool closing = false;
  while (!closing) {
    pthread_mutex_lock(meter->bus);
    meter->total += port_read(meter->port);
    closing = meter->closing;
    pthread_mutex_unlock(meter->bus);
  }
  return NULL;
}

struct meter *meter_open(int port) {
  struct meter *meter = calloc(1, sizeof(*meter));
  if (!meter)
    return NULL;
  meter->port = port;
  meter->bus = port_lock(port);
  if (pthread_create(&meter->sampler, NULL, sample, meter) != 0) {
    free(meter);
    return NULL;
  }
  return meter;
}

long meter_close(struct meter *meter) {
  pthread_mutex_lock(meter->bus);
  meter->closing = true;
  pthread_mutex_unlock(meter->bus);
  pthread_join(meter->sampler, NULL);
  const long total = meter->total;
  free(meter);
  return total;
}
