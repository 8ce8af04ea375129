#include "thumbnailer.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <utility>

namespace gallery {

namespace {

Pixels shrink(const Pixels &picture, std::size_t begin, std::size_t end) {
  Pixels tile;
  for (std::size_t i = begin; i < end && i < picture.size(); i += 4)
    tile.push_back(picture[i]);
  return tile;
}

} // namespace

std::future<Pixels> Thumbnailer::thumbnail(Pixels picture) {
  auto task = [this, picture = std::move(picture)] { return render(picture); };
  return boost::asio::post(pool_, boost::asio::use_future(std::move(task)));
}

Pixels Thumbnailer::render(const Pixels &picture) {
  constexpr std::size_t tileSize = 4096;
  std::vector<std::future<Pixels>> tiles;
  for (std::size_t begin = 0; begin < picture.size(); begin += tileSize) {
    auto tile = [&picture, begin] { return shrink(picture, begin, begin + tileSize); };
    tiles.push_back(boost::asio::post(pool_, boost::asio::use_future(tile)));
  }
  return joinTiles(tiles);
}

} // namespace gallery
