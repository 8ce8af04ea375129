#include "session.h"

namespace net {

void Session::close() {
  std::lock_guard<std::mutex> lock(mutex_);
  connection_.shutdown();
  lastError_ = 0;
}

void Session::failed(int error) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  lastError_ = error;
}

} // namespace net
