#ifndef SENSOR_H
#define SENSOR_H

#include <pthread.h>

struct sensor {
  pthread_mutex_t lock;
  int offset;
  int raw;
};

int sensor_init(struct sensor *sensor);
int sensor_read(struct sensor *sensor);
void sensor_calibrate(struct sensor *sensor, int expected);

#endif
