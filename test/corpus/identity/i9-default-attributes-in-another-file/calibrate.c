#include "sensor.h"

void sensor_calibrate(struct sensor *sensor, int expected) {
  pthread_mutex_lock(&sensor->lock);
  sensor->offset += expected - sensor_read(sensor);
  pthread_mutex_unlock(&sensor->lock);
}
