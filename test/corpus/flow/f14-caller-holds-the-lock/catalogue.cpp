#include "catalogue.h"

std::unique_lock<std::mutex> Catalogue::edit() { return std::unique_lock(mutex_); }

int Catalogue::items() {
  std::scoped_lock lock(mutex_);
  return items_;
}
