// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: port::rwlock
// FLAGS: -std=gnu11
// WHY: port_stop() joins the reader with the port write-locked, and the reader read-locks the port before each look at its speed.
#include <stdatomic.h>
#include <stdio.h>
#include <uv.h>

struct port {
  uv_rwlock_t rwlock;
  uv_thread_t reader;
  int speed;
  atomic_int stopping;
  atomic_long symbols;
};

static int port_speed(struct port *port) {
  uv_rwlock_rdlock(&port->rwlock); // FINDING: wait-while-holding
  int speed = port->speed;
  uv_rwlock_rdunlock(&port->rwlock);
  return speed;
}

static void port_read(void *arg) {
  struct port *port = arg;
  while (!atomic_load(&port->stopping)) {
    atomic_fetch_add(&port->symbols, port_speed(port) / 100);
    uv_sleep(10);
  }
}

static int port_start(struct port *port, int speed) {
  port->speed = speed;
  atomic_init(&port->stopping, 0);
  atomic_init(&port->symbols, 0);
  if (uv_rwlock_init(&port->rwlock) != 0)
    return -1;
  return uv_thread_create(&port->reader, port_read, port);
}

static void port_set_speed(struct port *port, int speed) {
  uv_rwlock_wrlock(&port->rwlock);
  port->speed = speed;
  uv_rwlock_wrunlock(&port->rwlock);
}

static void port_stop(struct port *port) {
  uv_rwlock_wrlock(&port->rwlock);
  atomic_store(&port->stopping, 1);
  uv_thread_join(&port->reader); // FINDING: wait-while-holding
  port->speed = 0;
  uv_rwlock_wrunlock(&port->rwlock);
}

int main(void) {
  static struct port port;
  if (port_start(&port, 9600) != 0)
    return 1;
  port_set_speed(&port, 19200);
  port_stop(&port);
  uv_rwlock_destroy(&port.rwlock);
  printf("%ld\n", atomic_load(&port.symbols));
  return 0;
}
