#ifndef TILE_POOL_H
#define TILE_POOL_H

namespace gpu {

/// Tiles of graphics memory. The driver's header; its sources are not ours.
class TilePool {
public:
  explicit TilePool(int tiles);
  void reserve(int tiles) noexcept;
  void give(int tiles) noexcept;
};

} // namespace gpu

#endif
