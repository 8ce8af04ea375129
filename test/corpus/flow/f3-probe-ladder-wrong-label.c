// ROW: F3
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: port::lock
// WHY: when the second buffer cannot be had, the goto jumps behind the label that unlocks the port.
#include <pthread.h>
#include <stdlib.h>

struct port {
  pthread_mutex_t lock;
  char *rx;
  char *tx;
};

static pthread_mutex_t ports_lock = PTHREAD_MUTEX_INITIALIZER;
static int ports_ready;

int port_probe(struct port *port, size_t size) {
  int status = -1;
  pthread_mutex_lock(&ports_lock);
  pthread_mutex_lock(&port->lock); // FINDING: leaked-lock
  port->rx = malloc(size);
  if (!port->rx)
    goto unlock_port;
  port->tx = malloc(size);
  if (!port->tx) {
    free(port->rx);
    goto unlock_ports;
  }
  ports_ready++;
  status = 0;

unlock_port:
  pthread_mutex_unlock(&port->lock);
unlock_ports:
  pthread_mutex_unlock(&ports_lock);
  return status;
}
