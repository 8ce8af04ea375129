#include "held.h"

Held::Held(std::mutex &mutex) : mutex_(&mutex) {
  mutex.lock();
}

Held::~Held() {
  if (mutex_ != nullptr)
    mutex_->unlock();
}
