#include "document.h"

void Document::append(const std::string &text) {
  std::lock_guard<std::mutex> lock(mutex_);
  text_ += text;
}

int Document::renderPages() {
  std::lock_guard<std::mutex> lock(mutex_);
  return static_cast<int>(text_.size()) / 80 + 1;
}

int Document::print(Spooler &spooler) {
  std::packaged_task<int()> job([this] { return renderPages(); });
  const int pages = spooler.add(std::move(job)).get();
  std::lock_guard<std::mutex> lock(mutex_);
  printed_ += pages;
  return printed_;
}
