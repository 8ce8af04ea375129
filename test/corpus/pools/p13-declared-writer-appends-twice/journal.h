#pragma once

#include "rt/executor.h"

class Journal {
public:
  std::future<int> append(int entry);
  std::future<int> appendBoth(int first, int second);

private:
  rt::Executor writer_{1};
  int length_ = 0;
};
