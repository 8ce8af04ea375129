#include "session.h"

#include "trace.h"

std::atomic<bool> tracing{false};

namespace net {

void Session::send(std::string message) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (open_)
    outgoing_.push_back(std::move(message));
}

void Session::close() {
  const std::lock_guard<std::mutex> lock(mutex_);
  TRACE("closing " << *this);
  open_ = false;
  outgoing_.clear();
}

} // namespace net
