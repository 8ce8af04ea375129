#include "plugins.h"

pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
int registry[PLUGIN_MAX];

int plugin_resolve(int id) {
  int users = 0;
  int booting = atomic_load(&initialised) < BOOT_PLUGINS;
  if (booting)
    pthread_mutex_lock(&boot_gate);
  pthread_mutex_lock(&registry_lock);
  if (registry[id]) {
    pthread_mutex_lock(&import_lock); // FINDING: lock-order-cycle
    users = imports[id];
    pthread_mutex_unlock(&import_lock);
  }
  pthread_mutex_unlock(&registry_lock);
  if (booting)
    pthread_mutex_unlock(&boot_gate);
  return users;
}
