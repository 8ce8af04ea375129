#include "network_driver.h"

bool NetworkDriver::print(const std::string &page) {
  std::lock_guard<std::mutex> lock(linkMutex_); // FINDING: lock-order-cycle
  sent_ += page.size();
  return sent_ < window_;
}

void NetworkDriver::reconnect(const Spooler &spooler) {
  std::lock_guard<std::mutex> lock(linkMutex_);
  window_ = 1024 * (1 + spooler.pending());
  sent_ = 0;
}
