#include "network_driver.h"

bool NetworkDriver::print(const std::string &page) {
  std::lock_guard<std::mutex> lock(linkMutex_);
  sent_ += page.size();
  return sent_ < window_;
}

void NetworkDriver::reconnect(const Spooler &spooler) {
  const std::size_t pending = spooler.pending();
  std::lock_guard<std::mutex> lock(linkMutex_);
  window_ = 1024 * (1 + pending);
  sent_ = 0;
}
