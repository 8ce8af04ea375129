#include "plot.h"
#include "scratch.h"

std::mutex fontMutex;
std::string font = "mono";

std::string drawLabel(const std::string &text) {
  std::lock_guard<std::mutex> fontLock(fontMutex);
  std::lock_guard<std::mutex> scratchLock(scratchMutex);
  scratch.assign(font).append(": ").append(text);
  return scratch;
}
