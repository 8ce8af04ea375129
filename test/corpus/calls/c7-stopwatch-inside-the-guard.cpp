// ROW: C7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Metrics::mutex_ Routes::mutex_
// WHY: in add() the stopwatch dies before the guard, so its destructor locks the metrics under the routes; report() locks routes under metrics.
#include <chrono>
#include <map>
#include <mutex>
#include <string>

class Routes;

class Metrics {
public:
  void add(std::chrono::nanoseconds elapsed) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    total_ += elapsed;
  }

  double report(const Routes &routes);

private:
  std::mutex mutex_;
  std::chrono::nanoseconds total_{0};
};

class Stopwatch {
public:
  explicit Stopwatch(Metrics &metrics) : metrics_(metrics) {}
  ~Stopwatch() { metrics_.add(std::chrono::steady_clock::now() - started_); }
  Stopwatch(const Stopwatch &) = delete;
  Stopwatch &operator=(const Stopwatch &) = delete;

private:
  Metrics &metrics_;
  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

class Routes {
public:
  explicit Routes(Metrics &metrics) : metrics_(metrics) {}

  void add(const std::string &prefix, int port) {
    std::lock_guard<std::mutex> lock(mutex_);
    Stopwatch stopwatch(metrics_);
    ports_[prefix] = port;
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return ports_.size();
  }

private:
  Metrics &metrics_;
  mutable std::mutex mutex_;
  std::map<std::string, int> ports_;
};

double Metrics::report(const Routes &routes) {
  std::lock_guard<std::mutex> lock(mutex_);
  return static_cast<double>(total_.count()) / static_cast<double>(1 + routes.size());
}
