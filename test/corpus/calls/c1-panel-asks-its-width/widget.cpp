#include "widget.h"

namespace ui {

void Widget::resize(int width) {
  std::lock_guard<std::mutex> lock(mutex_);
  width_ = width;
  layout();
}

int Widget::width() const {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
  return width_;
}

} // namespace ui
