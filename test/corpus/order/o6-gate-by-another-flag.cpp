// ROW: O6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Table::rowsMutex_ Table::freeMutex_
// WHY: a table that is shared but not journalled takes no gate, and then insert() and vacuum() lock rows and free list in opposite orders.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

/// Tables of one thread pay for no locks.
struct TableOptions {
  bool shared = false;
  bool journalled = false;
};

class Table {
public:
  explicit Table(const TableOptions &options) : shared_(options.shared), journalled_(options.journalled) {}

  std::size_t insert(std::string row) {
    const auto gate = lockIf(journalled_, gate_);
    const auto rowsLock = lockIf(shared_, rowsMutex_);
    const auto freeLock = lockIf(shared_, freeMutex_);
    if (free_.empty()) {
      rows_.push_back(std::move(row));
      return rows_.size() - 1;
    }
    const std::size_t slot = free_.back();
    free_.pop_back();
    rows_[slot] = std::move(row);
    return slot;
  }

  void erase(std::size_t slot) {
    const auto freeLock = lockIf(shared_, freeMutex_);
    free_.push_back(slot);
  }

  void vacuum() {
    const auto gate = lockIf(journalled_, gate_);
    const auto freeLock = lockIf(shared_, freeMutex_);
    const auto rowsLock = lockIf(shared_, rowsMutex_);
    for (const std::size_t slot : free_)
      rows_[slot].clear();
  }

  std::string describe() const { return journalled_ ? "journalled" : "plain"; }

private:
  static std::unique_lock<std::mutex> lockIf(bool wanted, std::mutex &mutex) {
    std::unique_lock<std::mutex> lock(mutex, std::defer_lock);
    if (wanted)
      lock.lock(); // FINDING: lock-order-cycle
    return lock;
  }

  const bool shared_;
  const bool journalled_;
  std::mutex gate_;
  std::mutex rowsMutex_;
  std::vector<std::string> rows_;
  std::mutex freeMutex_;
  std::vector<std::size_t> free_;
};

Table &sessionTable() {
  static Table table({/*shared=*/true, /*journalled=*/true});
  return table;
}

Table &metricsTable() {
  static Table table({/*shared=*/true, /*journalled=*/false});
  return table;
}
