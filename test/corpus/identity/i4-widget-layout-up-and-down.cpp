// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Widget::mutex_
// WHY: layout() goes from a parent to its children with the parent locked, and invalidate() from a child to its parent with the child locked.
#include <memory>
#include <mutex>
#include <string>
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
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
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
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    if (dirty_)
      return;
    dirty_ = true;
    if (parent_)
      parent_->invalidate();
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
