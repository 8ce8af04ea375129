#include "widget.h"

#include <algorithm>
#include <vector>

namespace ui {

namespace {

constexpr int columnWidth = 80;

class Panel final : public Widget {
  void layout(int width) override {
    columns_.resize(static_cast<std::size_t>(std::max(1, width / columnWidth)));
    std::fill(columns_.begin(), columns_.end(), columnWidth);
  }

  std::vector<int> columns_;
};

} // namespace

std::unique_ptr<Widget> makePanel() { return std::make_unique<Panel>(); }

} // namespace ui
