// ROW: O5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Source::mutex Target::mutex
// FLAGS: -std=c++20
// WHY: Both directions hold the topology, but only shared, so both may be under way at once: one has the source and waits for the target, the other the reverse.
#include <cstdint>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

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
    std::shared_lock topology{topology_};
    std::scoped_lock source{source_.mutex};
    std::scoped_lock target{target_.mutex}; // FINDING: lock-order-cycle
    target_.rows.insert(source_.rows.begin(), source_.rows.end());
    source_.rows.clear();
  }

  void rollBack() {
    std::shared_lock topology{topology_};
    std::scoped_lock target{target_.mutex};
    std::scoped_lock source{source_.mutex}; // FINDING: lock-order-cycle
    source_.rows.insert(target_.rows.begin(), target_.rows.end());
    target_.rows.clear();
  }

  void resize(std::int64_t nodes) {
    std::unique_lock topology{topology_};
    nodes_ = nodes;
  }

private:
  std::shared_mutex topology_;
  std::int64_t nodes_ = 0;
  Source source_;
  Target target_;
};

Cluster &cluster() {
  static Cluster instance;
  return instance;
}

} // namespace kv
