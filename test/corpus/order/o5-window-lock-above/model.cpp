#include "editor.h"

void Model::type(const std::string &text, View &view) {
  std::lock_guard<std::mutex> lock(mutex_);
  text_ += text;
  view.invalidate();
}

std::size_t Model::length() {
  std::lock_guard<std::mutex> lock(mutex_);
  return text_.size();
}
