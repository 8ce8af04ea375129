#ifndef METRICS_H
#define METRICS_H

#include <atomic>
#include <mutex>
#include <vector>

class Exporter {
public:
  static Exporter &global() noexcept;
  void addSource(int source);
  void flush();

private:
  std::mutex mutex_;
  std::vector<int> sources_;
};

/// Built when it is first asked for, and never destroyed.
class Metrics {
public:
  static Metrics &instance();
  /// Null when nobody has asked for the instance yet; waits for one that is being built.
  static Metrics *existing();
  void count(int source) noexcept { counted_ += source; }

private:
  Metrics();

  static std::atomic<Metrics *> instance_;
  static std::mutex creationMutex_;
  std::atomic<int> counted_{0};
};

#endif
