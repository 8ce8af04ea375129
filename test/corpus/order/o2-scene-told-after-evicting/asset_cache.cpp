#include "asset_cache.h"
#include <vector>

namespace engine {

std::shared_ptr<Asset> AssetCache::fetch(const std::string &path, std::uint64_t frame) {
  std::lock_guard guard{lock_};
  auto &slot = assets_[path];
  if (!slot) {
    slot = std::make_shared<Asset>(Asset{path, frame, path.size() * 1024});
    used_ += slot->bytes;
  }
  slot->lastFrame = frame;
  return slot;
}

void AssetCache::trim(std::uint64_t frame) {
  std::vector<std::string> gone;
  {
    std::lock_guard guard{lock_};
    for (auto it = assets_.begin(); it != assets_.end() && used_ > budget_;) {
      if (it->second->lastFrame + 60 > frame) {
        ++it;
        continue;
      }
      used_ -= it->second->bytes;
      gone.push_back(it->first);
      it = assets_.erase(it);
    }
  }
  if (listener_)
    for (const auto &path : gone)
      listener_->assetGone(path);
}

} // namespace engine
