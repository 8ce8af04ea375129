#include "camera.h"

void encode_between(pthread_mutex_t *source, pthread_mutex_t *sink) {
  pthread_mutex_lock(source);
  int taken = frames;
  frames = 0;
  pthread_mutex_lock(sink); // FINDING: lock-order-cycle
  encoded += taken;
  pthread_mutex_unlock(sink);
  pthread_mutex_unlock(source);
}
