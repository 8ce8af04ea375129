#include "session.h"

namespace net {

std::size_t Session::pending() const {
  const std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
  return outgoing_.size();
}

std::ostream &operator<<(std::ostream &out, const Session &session) {
  return out << session.name() << " (" << session.pending() << " pending)";
}

} // namespace net
