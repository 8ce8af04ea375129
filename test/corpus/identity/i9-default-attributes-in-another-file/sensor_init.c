#include "sensor.h"

int sensor_init(struct sensor *sensor) {
  pthread_mutexattr_t attr;
  int status = pthread_mutexattr_init(&attr);
  if (status != 0)
    return status;
  status = pthread_mutex_init(&sensor->lock, &attr);
  pthread_mutexattr_destroy(&attr);
  sensor->offset = 0;
  sensor->raw = 0;
  return status;
}

int sensor_read(struct sensor *sensor) {
  pthread_mutex_lock(&sensor->lock); // FINDING: self-deadlock
  int value = sensor->raw + sensor->offset;
  pthread_mutex_unlock(&sensor->lock);
  return value;
}
