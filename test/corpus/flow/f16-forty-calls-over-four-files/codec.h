#ifndef CODEC_H
#define CODEC_H

#include <pthread.h>

struct encoder {
  pthread_mutex_t lock;
  int quality;
  int frames;
};

int encode_frame(struct encoder *encoder, int pixel);
int palette_nearest(int colour);
void palette_rebuild(struct encoder *encoder);

int stage_01(int v);
int stage_15(int v);
int stage_28(int v);

#endif
