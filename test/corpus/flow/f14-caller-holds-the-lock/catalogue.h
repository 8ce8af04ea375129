#pragma once

#include "task.h"

#include <mutex>

class Catalogue {
public:
  [[nodiscard]] std::unique_lock<std::mutex> edit();
  void resizeLocked(std::unique_lock<std::mutex>, int items) noexcept { items_ = items; }
  int items();

private:
  std::mutex mutex_;
  int items_ = 0;
};

Task refresh(Catalogue &catalogue, Download &download);
void start(Catalogue &catalogue, Download &download);
