#pragma once

#include "write_behind.h"

#include <mutex>
#include <set>

class PageCache {
public:
  void touch(int page);
  std::size_t truncate(int pages);

private:
  void onWritten(int page);

  std::mutex mutex_;
  std::set<int> dirty_;
  std::set<int> clean_;
  WriteBehind writer_{[this](int page) { onWritten(page); }};
};
