#pragma once

#include "thread_pool.h"

#include <cstddef>

class Gallery {
public:
  explicit Gallery(std::size_t workers) : pool_(workers) {}

  int thumbnail(int photo);

private:
  ThreadPool pool_;
};
