#include "shop.h"

Stock &stock() {
  static Stock instance;
  return instance;
}

bool Stock::take(int article) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  int &pieces = pieces_[article];
  if (pieces == 0)
    return false;
  --pieces;
  return true;
}

void Stock::writeOff(int article) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (pieces_.erase(article) != 0)
    invoices().credit(article);
}
