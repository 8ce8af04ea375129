#include "asset_store.h"

#include <cstdio>

int main() {
  AssetStore store;
  std::vector<std::future<int>> assets;
  for (int id = 0; id < 10; ++id) {
    assets.push_back(store.open(id));
    assets.push_back(store.rebuild(id));
  }
  for (auto &asset : assets)
    std::printf("%d\n", asset.get());
}
