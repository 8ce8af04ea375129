#include "audio.h"

void Track::beginEdit() {
  mutex_.lock(); // FINDING: lock-order-cycle
}

void Track::endEdit() { mutex_.unlock(); }

void Track::append(int sample) noexcept { samples_[written_++ % 256] = sample; }

int Track::next() noexcept { return read_ == written_ ? 0 : samples_[read_++ % 256]; }
