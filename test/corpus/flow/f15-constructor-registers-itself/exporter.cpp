#include "metrics.h"

static Exporter exporter;

Exporter &Exporter::global() noexcept { return exporter; }

void Exporter::addSource(int source) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  sources_.push_back(source);
}

void Exporter::flush() {
  std::lock_guard<std::mutex> lock(mutex_);
  Metrics *metrics = Metrics::existing();
  for (int source : sources_) {
    if (metrics != nullptr)
      metrics->count(source);
  }
}
