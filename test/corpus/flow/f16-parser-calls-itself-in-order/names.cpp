#include "sheet.h"

int Names::value(char name) {
  std::lock_guard<std::mutex> lock(mutex_);
  return values_[name & 127];
}

void Names::define(char name, int value, Sheet &sheet) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[name & 127] = value;
  }
  sheet.invalidate();
}
