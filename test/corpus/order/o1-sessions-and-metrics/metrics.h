#ifndef METRICS_H
#define METRICS_H

#include <cstddef>
#include <mutex>

namespace server {

class Metrics {
public:
  struct Snapshot {
    long opened;
    std::size_t current;
  };

  static Metrics &instance();
  void countOpened();
  Snapshot snapshot();

private:
  std::mutex mutex_;
  long opened_ = 0;
};

} // namespace server

#endif
