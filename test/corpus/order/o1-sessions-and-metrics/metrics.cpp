#include "metrics.h"
#include "sessions.h"

namespace server {

Metrics &Metrics::instance() {
  static Metrics metrics;
  return metrics;
}

void Metrics::countOpened() {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  ++opened_;
}

Metrics::Snapshot Metrics::snapshot() {
  std::lock_guard<std::mutex> lock(mutex_);
  return {opened_, SessionTable::instance().size()};
}

} // namespace server
