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
  const std::lock_guard lock(mutex_); // FINDING: wait-while-holding
  dirty_.erase(page);
  clean_.insert(page);
}

std::size_t PageCache::truncate(int pages) {
  const std::lock_guard lock(mutex_);
  writer_.drain();
  clean_.erase(clean_.lower_bound(pages), clean_.end());
  return clean_.size();
}

PageCache &PageCache::shared() {
  static PageCache cache;
  return cache;
}
