#include "asset_store.h"

int decodeBlock(int block) {
  return block / 3;
}

std::future<int> AssetStore::rebuild(int id) {
  return decoders_.submit([this, id] { return buildMipmaps(id); });
}

int AssetStore::buildMipmaps(int id) {
  std::future<int> block = loaders_.submit([id] { return readBlock(id); });
  return decodeBlock(block.get()) / 2; // FINDING: resource-cycle
}
