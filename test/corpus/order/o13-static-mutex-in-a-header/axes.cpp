#include "plot.h"
#include "scratch.h"

std::string drawAxis(std::size_t ticks) {
  std::lock_guard<std::mutex> scratchLock(scratchMutex);
  scratch.assign(ticks, '|');
  std::lock_guard<std::mutex> fontLock(fontMutex);
  return font + ": " + scratch;
}
