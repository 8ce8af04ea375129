#ifndef HEATER_H
#define HEATER_H

#include <pthread.h>

extern pthread_mutex_t heater_lock;
extern pthread_mutex_t settings_lock;
extern int heater_power;
extern int target_degrees;

void apply_settings(int degrees);
void *regulate(void *unused);

#endif
