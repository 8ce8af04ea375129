#include <pthread.h>

static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t stat_lock = PTHREAD_MUTEX_INITIALIZER;
static int ports;
static int bytes;

void uart_add_port(void) {
  pthread_mutex_lock(&list_lock);
  ports++;
  pthread_mutex_lock(&stat_lock);
  bytes = 0;
  pthread_mutex_unlock(&stat_lock);
  pthread_mutex_unlock(&list_lock);
}
