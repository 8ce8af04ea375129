#include "config.h"

#include <pthread.h>

static pthread_mutex_t config_lock = PTHREAD_MUTEX_INITIALIZER;
static int values[CONFIG_KEYS];

int config_get(int key) {
  sigset_t before;
  hangup_block(&before);
  pthread_mutex_lock(&config_lock);
  int value = values[key];
  pthread_mutex_unlock(&config_lock);
  hangup_restore(&before);
  return value;
}

void config_set(int key, int value) {
  sigset_t before;
  hangup_block(&before);
  pthread_mutex_lock(&config_lock);
  values[key] = value;
  pthread_mutex_unlock(&config_lock);
  hangup_restore(&before);
}

void config_reload(void) {
  pthread_mutex_lock(&config_lock);
  for (int key = 0; key < CONFIG_KEYS; key++)
    values[key] = 0;
  pthread_mutex_unlock(&config_lock);
}
