#include "asset_store.h"

int readBlock(int id) {
  return id * 512;
}

std::future<int> AssetStore::open(int id) {
  return loaders_.submit([this, id] { return load(id); });
}

int AssetStore::load(int id) {
  const int block = readBlock(id);
  std::future<int> pixels = decoders_.submit([block] { return decodeBlock(block); });
  return pixels.get();
}
