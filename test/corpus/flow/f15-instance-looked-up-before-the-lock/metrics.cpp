#include "metrics.h"

std::atomic<Metrics *> Metrics::instance_{nullptr};
std::mutex Metrics::creationMutex_;

Metrics &Metrics::instance() {
  Metrics *metrics = instance_.load(std::memory_order_acquire);
  if (metrics == nullptr) {
    std::lock_guard<std::mutex> lock(creationMutex_);
    metrics = instance_.load(std::memory_order_relaxed);
    if (metrics == nullptr) {
      metrics = new Metrics;
      instance_.store(metrics, std::memory_order_release);
    }
  }
  return *metrics;
}

Metrics *Metrics::existing() {
  std::lock_guard<std::mutex> lock(creationMutex_);
  return instance_.load(std::memory_order_relaxed);
}

Metrics::Metrics() { Exporter::global().addSource(1); }
