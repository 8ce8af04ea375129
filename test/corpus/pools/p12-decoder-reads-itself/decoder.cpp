#include "asset_store.h"

int decodeBlock(int block) {
  return block / 3;
}

std::future<int> AssetStore::rebuild(int id) {
  return decoders_.submit([this, id] { return buildMipmaps(id); });
}

int AssetStore::buildMipmaps(int id) {
  const int block = readBlock(id);
  return decodeBlock(block) / 2;
}
