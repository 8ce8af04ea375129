#include "registry.h"

void Registry::addSymbol(const std::string &symbol) {
  std::lock_guard lock(mutex_); // FINDING: wait-while-holding
  symbols_.insert(symbol);
}

std::size_t Registry::install(const std::string &name) {
  std::lock_guard lock(mutex_);
  drivers_.push_back(std::make_unique<Driver>(*this, name));
  drivers_.back()->ensureReady();
  return symbols_.size();
}
