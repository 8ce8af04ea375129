#include "tiles.h"

namespace tiles {

std::mutex uploadMutex;
std::vector<int> uploads;

void stream() {
  std::scoped_lock<std::mutex> uploadLock{uploadMutex};
  for (int &tile : uploads) {
    std::scoped_lock<std::mutex> atlasLock{atlasMutex}; // FINDING: lock-order-cycle
    atlas.push_back(-tile);
  }
  uploads.clear();
}

} // namespace tiles
