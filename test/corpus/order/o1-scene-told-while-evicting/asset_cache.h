#pragma once
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace engine {

struct Asset {
  std::string path;
  std::uint64_t lastFrame = 0;
  std::size_t bytes = 0;
};

class EvictionListener {
public:
  virtual ~EvictionListener() = default;
  virtual void assetGone(const std::string &path) = 0;
};

class AssetCache {
public:
  explicit AssetCache(std::size_t budget) : budget_(budget) {}
  void setListener(EvictionListener *listener) { listener_ = listener; }
  std::shared_ptr<Asset> fetch(const std::string &path, std::uint64_t frame);
  void trim(std::uint64_t frame);

private:
  mutable std::mutex lock_;
  std::unordered_map<std::string, std::shared_ptr<Asset>> assets_;
  std::size_t budget_;
  std::size_t used_ = 0;
  EvictionListener *listener_ = nullptr;
};

} // namespace engine
