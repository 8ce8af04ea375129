#include "frontend.h"

base::Mutex backendMu;
static int wakeups = 0;

void wakeBackend() {
  base::MutexLock lock(&backendMu);
  ++wakeups;
}

void Frontend::drain() {
  base::MutexLock backendLock(&backendMu);
  if (wakeups == 0)
    return;
  wakeups = 0;
  base::MutexLock queueLock(&queueMu_);
  queue_.clear();
}
