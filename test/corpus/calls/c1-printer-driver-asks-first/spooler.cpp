#include "spooler.h"

#include <utility>

void Spooler::submit(std::string page) {
  std::lock_guard<std::mutex> lock(mutex_);
  pages_.push_back(std::move(page));
}

bool Spooler::printNext() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (pages_.empty() || !driver_.print(pages_.front()))
    return false;
  pages_.pop_front();
  return true;
}

std::size_t Spooler::pending() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return pages_.size();
}
