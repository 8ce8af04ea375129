#pragma once

#include "thread_pool.h"

#include <cstddef>
#include <future>

class Gallery {
public:
  Gallery(std::size_t photoWorkers, std::size_t tileWorkers) : tiles_(tileWorkers), photos_(photoWorkers) {}

  std::future<int> thumbnail(int photo);

private:
  int render(int photo);

  ThreadPool tiles_;
  ThreadPool photos_;
};
