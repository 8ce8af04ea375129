#include "settings.h"

#include <mutex>

static std::mutex portMutex;
static unsigned short portInUse = 8080;
static int changes = 0;

bool setPort(long number) {
  portMutex.lock();
  const unsigned short before = portInUse;
  portInUse = toPort(number);
  const bool changed = portInUse != before;
  changes += changed;
  portMutex.unlock();
  return changed;
}

unsigned short port() {
  std::lock_guard<std::mutex> lock(portMutex);
  return portInUse;
}
