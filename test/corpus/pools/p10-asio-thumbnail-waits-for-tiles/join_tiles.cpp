#include "thumbnailer.h"

namespace gallery {

Pixels joinTiles(std::vector<std::future<Pixels>> &tiles) {
  Pixels whole;
  for (std::future<Pixels> &tile : tiles) {
    const Pixels part = tile.get(); // FINDING: executor-self-wait
    whole.insert(whole.end(), part.begin(), part.end());
  }
  return whole;
}

} // namespace gallery
