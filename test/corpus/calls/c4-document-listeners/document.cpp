#include "document.h"

#include <algorithm>

namespace text {

void Document::addListener(DocumentListener *listener) {
  std::lock_guard lock(mutex_);
  listeners_.push_back(listener);
}

void Document::removeListener(DocumentListener *listener) {
  std::lock_guard lock(mutex_);
  listeners_.erase(std::remove(listeners_.begin(), listeners_.end(), listener), listeners_.end());
}

void Document::insert(std::size_t at, const std::string &words) {
  std::lock_guard lock(mutex_);
  text_.insert(std::min(at, text_.size()), words);
  for (DocumentListener *listener : listeners_)
    listener->changed(at, words.size());
}

std::string Document::text() const {
  std::lock_guard lock(mutex_); // FINDING: lock-order-cycle
  return text_;
}

} // namespace text
