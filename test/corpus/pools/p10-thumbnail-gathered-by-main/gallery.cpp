#include "gallery.h"

#include <future>
#include <vector>

static int scaleTile(int photo, int tile) {
  return photo * 16 + tile;
}

int Gallery::thumbnail(int photo) {
  std::vector<std::future<int>> tiles;
  for (int tile = 0; tile < 4; ++tile)
    tiles.push_back(pool_.submit([photo, tile] { return scaleTile(photo, tile); }));
  int brightness = 0;
  for (std::future<int> &tile : tiles)
    brightness += tile.get();
  return brightness / 4;
}
