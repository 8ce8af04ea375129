#include "audio.h"

int Mixer::level() noexcept {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return level_;
}

int Mixer::play(Track &track) {
  std::lock_guard<std::mutex> lock(mutex_);
  track.beginEdit();
  const int sample = track.next() * level_;
  track.endEdit();
  return sample;
}
