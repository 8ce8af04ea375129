#include "camera.h"

pthread_mutex_t frame_lock = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t encoder_lock = PTHREAD_MUTEX_INITIALIZER;
int frames;
int encoded;

void camera_encode(void) { encode_between(&frame_lock, &encoder_lock); }

void camera_reset(void) {
  pthread_mutex_lock(&encoder_lock);
  encoded = 0;
  pthread_mutex_lock(&frame_lock); // FINDING: lock-order-cycle
  frames = 0;
  pthread_mutex_unlock(&frame_lock);
  pthread_mutex_unlock(&encoder_lock);
}
