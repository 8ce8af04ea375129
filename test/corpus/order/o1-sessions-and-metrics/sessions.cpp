#include "sessions.h"
#include "metrics.h"

namespace server {

SessionTable &SessionTable::instance() {
  static SessionTable table;
  return table;
}

void SessionTable::open(int id) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (ids_.insert(id).second)
    Metrics::instance().countOpened();
}

void SessionTable::close(int id) {
  std::lock_guard<std::mutex> lock(mutex_);
  ids_.erase(id);
}

std::size_t SessionTable::size() {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return ids_.size();
}

} // namespace server
