#include "clock.h"

int restartStatistics(int attempts) {
  int left = attempts;
  while (left > 0 && !trace::resetClock())
    --left;
  return left;
}
