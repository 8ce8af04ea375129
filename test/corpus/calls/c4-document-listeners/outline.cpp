#include "outline.h"

#include <algorithm>

namespace text {

Outline::Outline(Document &document) : document_(document) { document_.addListener(this); }

Outline::~Outline() { document_.removeListener(this); }

void Outline::changed(std::size_t from, std::size_t) {
  std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
  dirtyFrom_ = std::min(dirtyFrom_, from);
}

std::string Outline::render() {
  std::lock_guard lock(mutex_);
  std::string text = document_.text();
  text.erase(0, dirtyFrom_);
  dirtyFrom_ = text.size();
  return text;
}

} // namespace text
