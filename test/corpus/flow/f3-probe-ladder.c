// ROW: F3
// VERDICT: ok
// FINDINGS:
// WHY: every goto enters the ladder at the label that undoes exactly what was done before it.
#include <pthread.h>
#include <stdlib.h>

struct port {
  pthread_mutex_t lock;
  char *rx;
  char *tx;
  int irq;
};

static pthread_mutex_t ports_lock = PTHREAD_MUTEX_INITIALIZER;
static int ports_ready;

static int request_irq(struct port *port) { return port->irq > 15 ? -1 : 0; }

int port_probe(struct port *port, size_t size) {
  int status = -1;
  pthread_mutex_lock(&ports_lock);
  if (ports_ready >= 4)
    goto unlock_ports;
  pthread_mutex_lock(&port->lock);
  port->rx = malloc(size);
  if (!port->rx)
    goto unlock_port;
  port->tx = malloc(size);
  if (!port->tx)
    goto free_rx;
  if (request_irq(port) != 0)
    goto free_tx;
  ports_ready++;
  status = 0;
  goto unlock_port;

free_tx:
  free(port->tx);
free_rx:
  free(port->rx);
unlock_port:
  pthread_mutex_unlock(&port->lock);
unlock_ports:
  pthread_mutex_unlock(&ports_lock);
  return status;
}
