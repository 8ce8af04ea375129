#include "widget.h"

namespace ui {

void Widget::resize(int width) {
  std::lock_guard<std::mutex> lock(mutex_);
  width_ = width;
  layout(width);
}

int Widget::width() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return width_;
}

} // namespace ui
