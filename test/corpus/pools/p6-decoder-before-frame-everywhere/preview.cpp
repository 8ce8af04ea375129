#include "video.h"

Pool<Frame> frames(24);

int preview(int second) {
  Pool<Decoder>::Loan decoder(decoders);
  Pool<Frame>::Loan frame(frames);
  (*frame).pixels[1] = second;
  return ++(*decoder).decoded;
}
