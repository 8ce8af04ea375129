#include <pthread.h>

static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t stat_lock = PTHREAD_MUTEX_INITIALIZER;
static int chips;
static int errors;

int spi_count_errors(void) {
  pthread_mutex_lock(&stat_lock);
  int seen = errors;
  pthread_mutex_lock(&list_lock);
  if (chips == 0)
    errors = 0;
  pthread_mutex_unlock(&list_lock);
  pthread_mutex_unlock(&stat_lock);
  return seen;
}

void spi_attach(void) {
  pthread_mutex_lock(&list_lock);
  chips++;
  pthread_mutex_unlock(&list_lock);
}
