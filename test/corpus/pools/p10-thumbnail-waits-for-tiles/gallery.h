#pragma once

#include "thread_pool.h"

#include <cstddef>
#include <future>

class Gallery {
public:
  explicit Gallery(std::size_t workers) : pool_(workers) {}

  std::future<int> thumbnail(int photo);

private:
  int render(int photo);

  ThreadPool pool_;
};
