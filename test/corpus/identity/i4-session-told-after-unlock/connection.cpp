#include "session.h"

namespace net {

void Connection::fail(int error) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    open_ = false;
  }
  session_->failed(error);
}

void Connection::shutdown() {
  std::lock_guard<std::mutex> lock(mutex_);
  open_ = false;
}

} // namespace net
