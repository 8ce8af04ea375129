#include "codec.h"

static pthread_mutex_t palette_lock = PTHREAD_MUTEX_INITIALIZER;
static int palette[16];

int encode_frame(struct encoder *encoder, int pixel) {
  pthread_mutex_lock(&encoder->lock);
  int code = stage_01(pixel) / (encoder->quality + 1);
  encoder->frames++;
  pthread_mutex_unlock(&encoder->lock);
  return code;
}

int palette_nearest(int colour) {
  int best = 0;
  pthread_mutex_lock(&palette_lock); // FINDING: lock-order-cycle
  for (int i = 1; i < 16; i++) {
    if (palette[i] <= colour && palette[i] > palette[best])
      best = i;
  }
  pthread_mutex_unlock(&palette_lock);
  return best;
}

void palette_rebuild(struct encoder *encoder) {
  pthread_mutex_lock(&palette_lock);
  pthread_mutex_lock(&encoder->lock); // FINDING: lock-order-cycle
  for (int i = 0; i < 16; i++)
    palette[i] = i * encoder->quality;
  pthread_mutex_unlock(&encoder->lock);
  pthread_mutex_unlock(&palette_lock);
}
