// ROW: T9
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: Each service registers before it counts down and the starter waits for the latch with nothing held; the registry is locked afterwards.
#include <functional>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Service {
public:
  virtual ~Service() = default;
  virtual const char *name() const = 0;
  virtual void run() = 0;
};

class Registry {
public:
  void add(const Service &service) {
    std::lock_guard lock(mutex_);
    running_[service.name()] = &service;
  }
  std::size_t count() const {
    std::lock_guard lock(mutex_);
    return running_.size();
  }

private:
  friend class Supervisor;
  mutable std::mutex mutex_;
  std::map<std::string, const Service *> running_;
};

class Supervisor {
public:
  std::size_t start(std::vector<std::unique_ptr<Service>> services) {
    std::latch ready(static_cast<std::ptrdiff_t>(services.size()));
    for (auto &service : services)
      threads_.emplace_back([this, &ready, service = std::move(service)] {
        registry_.add(*service);
        ready.count_down();
        service->run();
      });
    ready.wait();
    return registry_.count();
  }

private:
  Registry registry_;
  std::vector<std::jthread> threads_;
};

class Mailer : public Service {
public:
  const char *name() const override { return "mailer"; }
  void run() override {}
};

class Indexer : public Service {
public:
  const char *name() const override { return "indexer"; }
  void run() override {}
};

int main() {
  Supervisor supervisor;
  std::vector<std::unique_ptr<Service>> services;
  services.push_back(std::make_unique<Mailer>());
  services.push_back(std::make_unique<Indexer>());
  return supervisor.start(std::move(services)) == 2 ? 0 : 1;
}
