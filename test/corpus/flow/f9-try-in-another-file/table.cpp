#include "table.h"

std::size_t Table::rows() {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return rows_.size();
}

void Table::truncate(Cursor &cursor) {
  std::lock_guard<std::mutex> lock(mutex_);
  rows_.clear();
  cursor.rewind();
}
