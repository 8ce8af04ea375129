#include "storage.h"

std::string Disk::read(int block) {
  const ProfiledMutex::Holder hold(mutex_);
  return blocks_[block];
}

void Disk::write(int block, const std::string &content, Cache &cache) {
  {
    const ProfiledMutex::Holder hold(mutex_);
    blocks_[block] = content;
  }
  cache.forget(block);
}

std::string Cache::get(int block) {
  const ProfiledMutex::Holder hold(mutex_);
  const auto found = blocks_.find(block);
  if (found != blocks_.end())
    return found->second;
  return blocks_[block] = disk_.read(block);
}

void Cache::forget(int block) {
  const ProfiledMutex::Holder hold(mutex_);
  blocks_.erase(block);
}
