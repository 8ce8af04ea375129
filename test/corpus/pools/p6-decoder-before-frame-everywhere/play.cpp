#include "video.h"

Pool<Decoder> decoders(4);

void play(int second) {
  Pool<Decoder>::Loan decoder(decoders);
  Pool<Frame>::Loan frame(frames);
  (*frame).pixels[0] = second;
  ++(*decoder).decoded;
}
