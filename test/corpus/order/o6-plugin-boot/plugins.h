#ifndef PLUGINS_H
#define PLUGINS_H

#include <pthread.h>
#include <stdatomic.h>

#define PLUGIN_MAX 32
#define BOOT_PLUGINS 4

extern atomic_int initialised;
extern pthread_mutex_t boot_gate;
extern pthread_mutex_t import_lock;
extern pthread_mutex_t registry_lock;
extern int registry[PLUGIN_MAX];
extern int imports[PLUGIN_MAX];

void plugin_load(int id);
int plugin_resolve(int id);

#endif
