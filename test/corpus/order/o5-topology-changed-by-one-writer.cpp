// ROW: O5
// VERDICT: ok
// FINDINGS:
// GATE: Cluster::topology_
// FLAGS: -std=c++20
// WHY: The two functions that lock two nodes, in opposite orders, both hold the topology exclusively; the readers of the topology lock one node at a time.
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

namespace kv {

struct Source {
  std::mutex mutex;
  std::map<std::string, std::string> rows;
};

struct Target {
  std::mutex mutex;
  std::map<std::string, std::string> rows;
};

class Cluster {
public:
  void promote() {
    std::unique_lock topology{topology_};
    std::scoped_lock source{source_.mutex};
    std::scoped_lock target{target_.mutex};
    target_.rows.insert(source_.rows.begin(), source_.rows.end());
    source_.rows.clear();
    ++epoch_;
  }

  void rollBack() {
    std::unique_lock topology{topology_};
    std::scoped_lock target{target_.mutex};
    std::scoped_lock source{source_.mutex};
    source_.rows.insert(target_.rows.begin(), target_.rows.end());
    target_.rows.clear();
    --epoch_;
  }

  std::optional<std::string> get(const std::string &key) const {
    std::shared_lock topology{topology_};
    if (epoch_ % 2 == 0) {
      std::scoped_lock source{source_.mutex};
      return find(source_.rows, key);
    }
    std::scoped_lock target{target_.mutex};
    return find(target_.rows, key);
  }

  void put(const std::string &key, std::string value) {
    std::shared_lock topology{topology_};
    {
      std::scoped_lock source{source_.mutex};
      source_.rows[key] = value;
    }
    std::scoped_lock target{target_.mutex};
    target_.rows[key] = std::move(value);
  }

private:
  static std::optional<std::string> find(const std::map<std::string, std::string> &rows, const std::string &key) {
    if (auto row = rows.find(key); row != rows.end())
      return row->second;
    return std::nullopt;
  }

  mutable std::shared_mutex topology_;
  std::int64_t epoch_ = 0;
  mutable Source source_;
  mutable Target target_;
};

Cluster &cluster() {
  static Cluster instance;
  return instance;
}

} // namespace kv
