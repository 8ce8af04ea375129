#include "settings.h"

#include <stdexcept>

static bool isPort(long number) { return number > 0 && number < 65536; }

unsigned short toPort(long number) {
  if (!isPort(number))
    throw std::out_of_range("no port");
  return static_cast<unsigned short>(number);
}
