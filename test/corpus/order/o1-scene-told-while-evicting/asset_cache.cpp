#include "asset_cache.h"

namespace engine {

std::shared_ptr<Asset> AssetCache::fetch(const std::string &path, std::uint64_t frame) {
  std::lock_guard guard{lock_}; // FINDING: lock-order-cycle
  auto &slot = assets_[path];
  if (!slot) {
    slot = std::make_shared<Asset>(Asset{path, frame, path.size() * 1024});
    used_ += slot->bytes;
  }
  slot->lastFrame = frame;
  return slot;
}

void AssetCache::trim(std::uint64_t frame) {
  std::lock_guard guard{lock_};
  for (auto it = assets_.begin(); it != assets_.end() && used_ > budget_;) {
    if (it->second->lastFrame + 60 > frame) {
      ++it;
      continue;
    }
    used_ -= it->second->bytes;
    if (listener_)
      listener_->assetGone(it->first);
    it = assets_.erase(it);
  }
}

} // namespace engine
