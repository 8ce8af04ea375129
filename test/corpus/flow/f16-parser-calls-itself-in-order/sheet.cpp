#include "sheet.h"

int Sheet::recalculate(const std::string &formula, Names &names) {
  std::lock_guard<std::mutex> lock(mutex_);
  const char *at = formula.c_str();
  result_ = expression(at, names);
  valid_ = true;
  return result_;
}

void Sheet::invalidate() {
  std::lock_guard<std::mutex> lock(mutex_);
  valid_ = false;
}
