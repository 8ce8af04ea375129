#include "metrics.h"

static Exporter exporter;

Exporter &Exporter::global() noexcept { return exporter; }

void Exporter::addSource(int source) {
  std::lock_guard<std::mutex> lock(mutex_);
  sources_.push_back(source);
}

void Exporter::flush() {
  Metrics *metrics = Metrics::existing();
  std::lock_guard<std::mutex> lock(mutex_);
  for (int source : sources_) {
    if (metrics != nullptr)
      metrics->count(source);
  }
}
