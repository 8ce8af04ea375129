#pragma once

#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <future>
#include <vector>

namespace gallery {

using Pixels = std::vector<unsigned char>;

class Thumbnailer {
public:
  explicit Thumbnailer(std::size_t threads) : tilePool_(threads), pool_(threads) {}

  std::future<Pixels> thumbnail(Pixels picture);

private:
  Pixels render(const Pixels &picture);

  boost::asio::thread_pool tilePool_;
  boost::asio::thread_pool pool_;
};

Pixels joinTiles(std::vector<std::future<Pixels>> &tiles);

} // namespace gallery
