// ROW: I4
// VERDICT: ok
// FINDINGS:
// WHY: invalidate() has left the block that locks the child before it goes on to the parent; layout() goes downwards only.
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Rect {
  int x = 0, y = 0, w = 0, h = 0;
};

class Widget : public std::enable_shared_from_this<Widget> {
public:
  virtual ~Widget() = default;

  std::shared_ptr<Widget> addChild(std::shared_ptr<Widget> child) {
    std::lock_guard<std::mutex> lock(mutex_);
    child->parent_ = this;
    children_.push_back(child);
    return child;
  }

  void layout(const Rect &area) {
    std::lock_guard<std::mutex> lock(mutex_);
    area_ = area;
    dirty_ = false;
    if (children_.empty())
      return;
    Rect part = area;
    part.h /= static_cast<int>(children_.size());
    for (auto &child : children_) {
      child->layout(part);
      part.y += part.h;
    }
  }

  void invalidate() {
    Widget *parent = nullptr;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (std::exchange(dirty_, true))
        return;
      parent = parent_;
    }
    if (parent)
      parent->invalidate();
  }

  Rect area() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return area_;
  }

private:
  mutable std::mutex mutex_;
  Widget *parent_ = nullptr;
  std::vector<std::shared_ptr<Widget>> children_;
  Rect area_;
  bool dirty_ = true;
};

class Label : public Widget {
public:
  void setText(std::string text) {
    {
      std::lock_guard<std::mutex> lock(textMutex_);
      text_ = std::move(text);
    }
    invalidate();
  }

private:
  std::mutex textMutex_;
  std::string text_;
};

std::shared_ptr<Widget> makeDialog() {
  auto dialog = std::make_shared<Widget>();
  auto row = dialog->addChild(std::make_shared<Widget>());
  row->addChild(std::make_shared<Label>());
  return dialog;
}
