#include "heater.h"

pthread_mutex_t heater_lock = PTHREAD_MUTEX_INITIALIZER;
int heater_power;

void *regulate(void *unused) {
  for (int measured = 0; measured < 1000; measured++) {
    pthread_mutex_lock(&heater_lock);
    pthread_mutex_lock(&settings_lock); // FINDING: lock-order-cycle
    heater_power = measured % 40 < target_degrees;
    pthread_mutex_unlock(&settings_lock);
    pthread_mutex_unlock(&heater_lock);
  }
  return unused;
}
