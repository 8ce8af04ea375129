#include "shop.h"

Invoices &invoices() {
  static Invoices instance;
  return instance;
}

void Invoices::credit(int article) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  credits_.push_back(article);
}

void Invoices::close(int order) {
  std::lock_guard<std::mutex> lock(mutex_);
  credits_.clear();
  orders().markPaid(order);
}
