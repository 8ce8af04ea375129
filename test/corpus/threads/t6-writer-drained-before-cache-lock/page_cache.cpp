#include "page_cache.h"

void PageCache::touch(int page) {
  {
    const std::lock_guard lock(mutex_);
    if (!dirty_.insert(page).second)
      return;
  }
  writer_.enqueue(page);
}

void PageCache::onWritten(int page) {
  const std::lock_guard lock(mutex_);
  dirty_.erase(page);
  clean_.insert(page);
}

std::size_t PageCache::truncate(int pages) {
  writer_.drain();
  const std::lock_guard lock(mutex_);
  clean_.erase(clean_.lower_bound(pages), clean_.end());
  return clean_.size();
}
