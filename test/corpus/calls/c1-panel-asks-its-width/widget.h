#pragma once

#include <memory>
#include <mutex>

namespace ui {

class Widget {
public:
  virtual ~Widget() = default;
  void resize(int width);
  int width() const;

private:
  virtual void layout() = 0;

  mutable std::mutex mutex_;
  int width_ = 0;
};

std::unique_ptr<Widget> makePanel();

} // namespace ui
