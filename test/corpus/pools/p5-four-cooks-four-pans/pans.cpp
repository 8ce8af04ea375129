#include "pans.h"

Pans::Pans(int centimetres, std::size_t count) {
  all_.resize(count);
  clean_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    all_[i].centimetres = centimetres;
    clean_.push_back(&all_[i]);
  }
}

Pan *Pans::take() {
  std::unique_lock<std::mutex> lock(mutex_);
  washed_.wait(lock, [this] { return !clean_.empty(); }); // FINDING: nested-lease
  Pan *pan = clean_.back();
  clean_.pop_back();
  return pan;
}

void Pans::wash(Pan *pan) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    clean_.push_back(pan);
  }
  washed_.notify_one();
}
