// ROW: T2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17
// WHY: load() locks the cache under the config before any worker is started, flush() after all of them are joined; the workers lock the config under the cache.
#include <cstdio>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Config {
  std::mutex mutex;
  std::map<std::string, std::string> values;
};

struct Cache {
  std::mutex mutex;
  std::map<std::string, std::string> rows;
};

Config config;
Cache cache;

void load(const char *path) {
  std::ifstream in(path);
  std::lock_guard<std::mutex> configLock(config.mutex);
  std::string key, value;
  while (in >> key >> value) {
    config.values[key] = value;
    std::lock_guard<std::mutex> cacheLock(cache.mutex);
    cache.rows[key] = value;
  }
}

std::string setting(const std::string &key) {
  std::lock_guard<std::mutex> lock(config.mutex);
  auto it = config.values.find(key);
  return it == config.values.end() ? std::string() : it->second;
}

void serve(int requests) {
  for (int i = 0; i < requests; ++i) {
    std::lock_guard<std::mutex> lock(cache.mutex);
    cache.rows["row" + std::to_string(i)] = setting("prefix");
  }
}

void flush() {
  std::lock_guard<std::mutex> configLock(config.mutex);
  std::lock_guard<std::mutex> cacheLock(cache.mutex);
  for (const auto &[key, value] : cache.rows)
    std::printf("%s %s\n", key.c_str(), value.c_str());
}

class WorkerGroup {
public:
  explicit WorkerGroup(unsigned n) {
    for (unsigned i = 0; i < n; ++i)
      threads_.emplace_back(serve, 100);
  }
  ~WorkerGroup() {
    for (auto &thread : threads_)
      thread.join();
  }

private:
  std::vector<std::thread> threads_;
};

} // namespace

int main(int argc, char **argv) {
  load(argc > 1 ? argv[1] : "app.conf");
  {
    WorkerGroup workers(4);
  }
  flush();
}
