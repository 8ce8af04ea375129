#pragma once

#include <mutex>
#include <thread>

namespace ui {

class Window {
public:
  void open();
  void close();
  int frames();

private:
  void render(std::stop_token stop);

  std::mutex mutex_;
  int frames_ = 0;
  std::jthread renderer_;
};

} // namespace ui
