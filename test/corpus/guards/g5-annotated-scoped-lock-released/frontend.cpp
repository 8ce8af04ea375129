#include "frontend.h"

void Frontend::submit(int request) {
  base::MutexLock lock(&queueMu_);
  queue_.push_back(request);
  lock.Release();
  wakeBackend();
}
