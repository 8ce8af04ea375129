#include "window.h"

#include <utility>

namespace ui {

void Window::open() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!renderer_.joinable())
    renderer_ = std::jthread([this](std::stop_token stop) { render(stop); });
}

void Window::close() {
  std::jthread ended;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ended = std::move(renderer_);
  }
  ended.request_stop();
}

int Window::frames() {
  std::lock_guard<std::mutex> lock(mutex_);
  return frames_;
}

} // namespace ui
