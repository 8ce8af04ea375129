#include "settings.h"

static bool isPort(long number) { return number > 0 && number < 65536; }

unsigned short toPort(long number) noexcept {
  if (!isPort(number))
    return 0;
  return static_cast<unsigned short>(number);
}
