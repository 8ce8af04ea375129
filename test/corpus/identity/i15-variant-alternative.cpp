// ROW: I15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Sink::mutex_ RemoteTarget::mutex
// WHY: write() holds the sink and waits for whichever target there is; reconnected() holds a remote target and waits for the sink.
#include <mutex>
#include <string>
#include <variant>

struct FileTarget {
  std::mutex mutex;
  std::string written;
};

struct RemoteTarget {
  std::mutex mutex;
  std::string written;
  int connections = 0;
};

class Sink {
public:
  explicit Sink(bool remote) {
    if (remote)
      target_.emplace<RemoteTarget>();
  }

  void write(const std::string &line) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++lines_;
    std::visit(
        [&line](auto &target) {
          std::lock_guard<std::mutex> targetLock(target.mutex); // FINDING: lock-order-cycle
          target.written += line;
        },
        target_);
  }

  void reconnected() {
    if (auto *remote = std::get_if<RemoteTarget>(&target_)) {
      std::lock_guard<std::mutex> remoteLock(remote->mutex);
      ++remote->connections;
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
      lines_ = 0;
    }
  }

private:
  std::mutex mutex_;
  int lines_ = 0;
  std::variant<FileTarget, RemoteTarget> target_;
};
