#include "pipeline.h"

void Stage::process(int items) noexcept {
  section_.Lock();
  waiting_ += items;
  if (waiting_ > 100) {
    meter_.count(waiting_);
    waiting_ = 0;
  }
  section_.Unlock();
}

void Stage::drain() noexcept {
  section_.Lock();
  waiting_ = 0;
  section_.Unlock();
  meter_.count(0);
}

void Meter::count(int items) noexcept {
  section_.Lock();
  items_ += items;
  section_.Unlock();
}
