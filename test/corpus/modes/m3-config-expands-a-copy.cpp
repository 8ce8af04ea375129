// ROW: M3
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17
// WHY: describe() works on a copy taken under the shared lock, which has ended when expand() asks get().
#include <map>
#include <mutex>
#include <shared_mutex>
#include <sstream>
#include <string>
#include <thread>

class Config {
  using ReadLock = std::shared_lock<std::shared_mutex>;
  using WriteLock = std::unique_lock<std::shared_mutex>;

public:
  std::string get(const std::string &key) const {
    const ReadLock lock(mutex_);
    auto it = values_.find(key);
    return it == values_.end() ? std::string() : it->second;
  }

  std::string describe() const {
    const auto values = [this] {
      const ReadLock lock(mutex_);
      return values_;
    }();
    std::ostringstream out;
    for (const auto &value : values)
      out << value.first << '=' << expand(value.second) << '\n';
    return out.str();
  }

  void reload(std::map<std::string, std::string> values) {
    const WriteLock lock(mutex_);
    values_ = std::move(values);
  }

private:
  std::string expand(const std::string &value) const {
    if (value.size() < 2 || value[0] != '$')
      return value;
    return get(value.substr(1));
  }

  mutable std::shared_mutex mutex_;
  std::map<std::string, std::string> values_;
};

int main() {
  Config config;
  std::thread watcher([&config] {
    for (int i = 0; i < 100; ++i)
      config.reload({{"home", "/home/me"}, {"cache", "$home"}});
  });
  std::size_t length = 0;
  for (int i = 0; i < 100; ++i)
    length += config.describe().size();
  watcher.join();
  return length == 0;
}
