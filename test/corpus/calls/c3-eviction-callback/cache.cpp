#include "cache.h"

#include <utility>

void Cache::setOnEvict(Evicted evicted) {
  std::lock_guard<std::mutex> lock(mutex_);
  onEvict_ = std::move(evicted);
}

void Cache::put(std::string page) {
  std::lock_guard<std::mutex> lock(mutex_);
  pages_.push_back(std::move(page));
  if (pages_.size() <= 64)
    return;
  if (onEvict_)
    onEvict_(pages_.front());
  pages_.pop_front();
}

std::size_t Cache::size() const {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return pages_.size();
}
