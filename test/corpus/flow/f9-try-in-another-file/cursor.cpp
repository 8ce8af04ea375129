#include "table.h"

bool Cursor::tryAdvance(Table &table) {
  if (std::unique_lock<std::mutex> lock{mutex_, std::try_to_lock}) {
    if (row_ + 1 < table.rows()) {
      ++row_;
      return true;
    }
  }
  return false;
}

void Cursor::rewind() {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  row_ = 0;
}
