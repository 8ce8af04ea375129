#include "catalogue.h"

static std::mutex startMutex;
static int started = 0;

void start(Catalogue &catalogue, Download &download) {
  std::scoped_lock lock(startMutex);
  if (++started < 8)
    refresh(catalogue, download);
}
