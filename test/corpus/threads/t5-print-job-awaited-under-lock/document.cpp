#include "document.h"

void Document::append(const std::string &text) {
  std::lock_guard<std::mutex> lock(mutex_);
  text_ += text;
}

int Document::renderPages() {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
  return static_cast<int>(text_.size()) / 80 + 1;
}

int Document::print(Spooler &spooler) {
  std::packaged_task<int()> job([this] { return renderPages(); });
  std::lock_guard<std::mutex> lock(mutex_);
  printed_ += spooler.add(std::move(job)).get(); // FINDING: wait-while-holding
  return printed_;
}
