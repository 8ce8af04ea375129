#include "editor.h"

void View::invalidate() {
  std::lock_guard<std::mutex> lock(mutex_);
  dirty_ = true;
}

std::size_t View::paint(Model &model) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!dirty_)
    return 0;
  dirty_ = false;
  return model.length();
}
