// ROW: C8
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17
// WHY: snapshot() counts itself before it locks the registry, so the static is never waited for with the registry locked.
#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Metric;

class Registry {
public:
  static Registry &instance() {
    static Registry registry;
    return registry;
  }
  void enrol(const std::string &name, Metric &metric);
  std::map<std::string, long> snapshot();

private:
  std::recursive_mutex mutex_;
  std::map<std::string, Metric *> metrics_;
};

class Metric {
public:
  explicit Metric(const char *name) { Registry::instance().enrol(name, *this); }
  void add(long n) { value_ += n; }
  long value() const { return value_; }

private:
  std::atomic<long> value_{0};
};

static Metric &counter() {
  static Metric metric("snapshots");
  return metric;
}

void Registry::enrol(const std::string &name, Metric &metric) {
  std::lock_guard<std::recursive_mutex> lock(mutex_);
  metrics_.emplace(name, &metric);
}

std::map<std::string, long> Registry::snapshot() {
  std::map<std::string, long> values;
  counter().add(1);
  std::lock_guard<std::recursive_mutex> lock(mutex_);
  for (const auto &[name, metric] : metrics_)
    values[name] = metric->value();
  return values;
}

int main() {
  std::thread scraper([] { Registry::instance().snapshot(); });
  counter().add(10);
  scraper.join();
}
