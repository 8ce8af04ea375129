#include "plugins.h"

atomic_int initialised;
pthread_mutex_t boot_gate = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t import_lock = PTHREAD_MUTEX_INITIALIZER;
int imports[PLUGIN_MAX];

void plugin_load(int id) {
  int booting = atomic_load(&initialised) < BOOT_PLUGINS;
  if (booting)
    pthread_mutex_lock(&boot_gate);
  pthread_mutex_lock(&import_lock);
  imports[id]++;
  pthread_mutex_lock(&registry_lock); // FINDING: lock-order-cycle
  registry[id] = 1;
  pthread_mutex_unlock(&registry_lock);
  pthread_mutex_unlock(&import_lock);
  atomic_fetch_add(&initialised, 1);
  if (booting)
    pthread_mutex_unlock(&boot_gate);
}
