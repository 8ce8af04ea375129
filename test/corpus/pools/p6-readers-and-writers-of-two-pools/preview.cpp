#include "video.h"

Pool<Frame> frames(24);

int preview(int second) {
  Pool<Frame>::Loan frame(frames);
  (*frame).pixels[1] = second;
  Pool<Decoder>::Loan decoder(decoders);
  return ++(*decoder).decoded;
}
