#include "net.h"

pthread_mutex_t socket_lock = PTHREAD_MUTEX_INITIALIZER;
static int bytes_sent;
static int bytes_buffered;

int socket_send(int bytes) {
  pthread_mutex_lock(&socket_lock);
  bytes_sent += bytes;
  pthread_mutex_lock(&buffer_lock); // FINDING: lock-order-cycle
  bytes_buffered += bytes;
  pthread_mutex_unlock(&buffer_lock);
  pthread_mutex_unlock(&socket_lock);
  return bytes;
}
