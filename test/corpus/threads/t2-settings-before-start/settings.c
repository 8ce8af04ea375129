#include "heater.h"

pthread_mutex_t settings_lock = PTHREAD_MUTEX_INITIALIZER;
int target_degrees = 20;

void apply_settings(int degrees) {
  pthread_mutex_lock(&settings_lock);
  target_degrees = degrees;
  pthread_mutex_lock(&heater_lock);
  heater_power = degrees > 30 ? 0 : heater_power;
  pthread_mutex_unlock(&heater_lock);
  pthread_mutex_unlock(&settings_lock);
}
