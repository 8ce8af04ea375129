#pragma once
#include "asset_cache.h"
#include <memory>
#include <mutex>
#include <vector>

namespace engine {

class SceneGraph final : public EvictionListener {
public:
  explicit SceneGraph(AssetCache &cache) : cache_(cache) { cache_.setListener(this); }
  void addNode(std::string asset);
  void frame(std::uint64_t number);
  void assetGone(const std::string &path) override;

private:
  struct Node {
    std::string asset;
    std::weak_ptr<Asset> resident;
  };

  AssetCache &cache_;
  std::mutex lock_;
  std::vector<Node> nodes_;
};

} // namespace engine
