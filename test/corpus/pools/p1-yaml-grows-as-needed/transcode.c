#include "buffer_cache.h"

static BufferCache frames;

void transcode_open(void) { bc_open(&frames, 8); }

static int filter(const unsigned char *from) {
  unsigned char *to = bc_take(&frames);
  to[0] = from[0] / 2;
  const int level = to[0];
  bc_give(&frames, to);
  return level;
}

int transcode(int frame) {
  unsigned char *buffer = bc_take(&frames);
  buffer[0] = (unsigned char)frame;
  const int level = filter(buffer);
  bc_give(&frames, buffer);
  return level;
}
