#pragma once

#include <functional>
#include <mutex>

struct Button {
  std::mutex mutex;
  int clicks = 0;
  std::function<void(int)> onClick;
};

void click(Button &button);
