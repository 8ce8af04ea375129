#include "editor.h"

void Editor::type(char letter) {
  const std::lock_guard lock(mutex_);
  text_ += letter;
  dirty_ = true;
}

void Editor::save() {
  const std::lock_guard lock(mutex_);
  dirty_ = false;
  onSaved_();
}

std::string Editor::title() {
  const std::lock_guard lock(mutex_);
  return title_;
}

void Editor::refreshTitle() {
  const std::lock_guard lock(mutex_); // FINDING: self-deadlock
  title_ = text_.substr(0, text_.find('\n')) + (dirty_ ? "*" : "");
}
