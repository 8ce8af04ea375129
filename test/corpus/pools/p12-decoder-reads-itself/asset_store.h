#pragma once

#include "thread_pool.h"

class AssetStore {
public:
  std::future<int> open(int id);
  std::future<int> rebuild(int id);

private:
  int load(int id);        // on loaders_
  int buildMipmaps(int id); // on decoders_

  ThreadPool loaders_{2};
  ThreadPool decoders_{2};
};

int readBlock(int id);
int decodeBlock(int block);
