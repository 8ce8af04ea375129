// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Pool::idleMutex_ Pool::statsMutex_
// WHY: give() unlocks early only for a broken connection; a good one is counted with the idle list still locked, against shrink().
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
    if (connection.broken)
      idleLock.unlock();
    else
      idle_.push_back(connection);
    std::lock_guard<std::mutex> statsLock(statsMutex_); // FINDING: lock-order-cycle
    ++given_;
  }

  void shrink() {
    std::lock_guard<std::mutex> statsLock(statsMutex_);
    if (given_ > 100)
      return;
    std::lock_guard<std::mutex> idleLock(idleMutex_); // FINDING: lock-order-cycle
    idle_.clear();
  }

private:
  std::mutex idleMutex_;
  std::vector<Connection> idle_;
  std::mutex statsMutex_;
  int given_ = 0;
};
