#include "tile_pool.h"

namespace gpu {

static TilePool tiles(64);

int blur(int radius) noexcept {
  tiles.reserve(1);
  int passes = radius / 2 + 1;
  tiles.reserve(1); // FINDING: nested-lease
  passes *= 2;
  tiles.give(2);
  return passes;
}

} // namespace gpu
