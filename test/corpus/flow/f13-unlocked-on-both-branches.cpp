// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: each branch unlocks the idle list before give() locks the statistics.
#include <mutex>
#include <vector>

struct Connection {
  int socket;
  bool broken;
};

class Pool {
public:
  void give(Connection connection) {
    std::unique_lock<std::mutex> idleLock(idleMutex_);
    if (connection.broken || idle_.size() == 16) {
      idleLock.unlock();
    } else {
      idle_.push_back(connection);
      idleLock.unlock();
    }
    std::lock_guard<std::mutex> statsLock(statsMutex_);
    ++given_;
  }

  void shrink() {
    std::lock_guard<std::mutex> statsLock(statsMutex_);
    if (given_ > 100)
      return;
    std::lock_guard<std::mutex> idleLock(idleMutex_);
    idle_.clear();
  }

private:
  std::mutex idleMutex_;
  std::vector<Connection> idle_;
  std::mutex statsMutex_;
  int given_ = 0;
};
