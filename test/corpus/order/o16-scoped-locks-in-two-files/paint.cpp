#include "tiles.h"

namespace tiles {

std::mutex atlasMutex;
std::vector<int> atlas;

void paint(int tile) {
  std::scoped_lock<std::mutex> atlasLock{atlasMutex};
  atlas.push_back(tile);
  std::scoped_lock<std::mutex> uploadLock{uploadMutex}; // FINDING: lock-order-cycle
  uploads.push_back(tile);
}

} // namespace tiles
