#include "frame.h"

int decodeFrame(const unsigned char *bytes, std::size_t count) {
  if (count < 3)
    throw TruncatedFrame{{static_cast<int>(count)}};
  int sum = 0;
  for (std::size_t i = 0; i + 1 < count; ++i)
    sum += bytes[i];
  if ((sum & 0xff) != bytes[count - 1])
    throw BadChecksum{{static_cast<int>(count - 1)}};
  return sum;
}
