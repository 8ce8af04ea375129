#include "shop.h"

Orders &orders() {
  static Orders instance;
  return instance;
}

bool Orders::place(int order, int article) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!stock().take(article))
    return false;
  paid_[order] = false;
  return true;
}

void Orders::markPaid(int order) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  paid_[order] = true;
}
