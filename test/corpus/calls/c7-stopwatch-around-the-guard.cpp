// ROW: C7
// VERDICT: ok
// FINDINGS:
// WHY: the stopwatch is declared before the guard and so dies after it; metrics-then-routes is the only nesting.
#include <chrono>
#include <map>
#include <mutex>
#include <string>

class Routes;

class Metrics {
public:
  void add(std::chrono::nanoseconds elapsed) {
    std::lock_guard<std::mutex> lock(mutex_);
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
    Stopwatch stopwatch(metrics_);
    std::lock_guard<std::mutex> lock(mutex_);
    ports_[prefix] = port;
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
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
