#include "gallery.h"

#include <vector>

static int scaleTile(int photo, int tile) {
  return photo * 16 + tile;
}

std::future<int> Gallery::thumbnail(int photo) {
  return photos_.submit([this, photo] { return render(photo); });
}

int Gallery::render(int photo) {
  std::vector<std::future<int>> tiles;
  for (int tile = 0; tile < 4; ++tile)
    tiles.push_back(tiles_.submit([photo, tile] { return scaleTile(photo, tile); }));
  int brightness = 0;
  for (std::future<int> &tile : tiles)
    brightness += tile.get();
  return brightness / 4;
}
