#ifndef VIDEO_H
#define VIDEO_H

#include "pool.h"

struct Decoder {
  int decoded = 0;
};

struct Frame {
  int pixels[64] = {};
};

extern Pool<Decoder> decoders;
extern Pool<Frame> frames;

void play(int second);
int preview(int second);

#endif
