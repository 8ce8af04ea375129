#include "window.h"

namespace ui {

void Window::render(std::stop_token stop) {
  while (!stop.stop_requested()) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++frames_;
  }
}

} // namespace ui
