// ROW: I15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Store::mutex_ Store::backupMutex_
// WHY: when there is a backup, write() locks the store and then the mutex inside the optional, restore() the reverse.
#include <mutex>
#include <optional>
#include <string>

class Store {
public:
  explicit Store(bool withBackup) {
    if (withBackup)
      backupMutex_.emplace();
  }

  void write(const std::string &text) {
    std::lock_guard<std::mutex> lock(mutex_);
    text_ = text;
    if (backupMutex_) {
      std::lock_guard<std::mutex> backupLock(*backupMutex_); // FINDING: lock-order-cycle
      backup_ = text;
    }
  }

  bool restore() {
    if (!backupMutex_.has_value())
      return false;
    std::lock_guard<std::mutex> backupLock(backupMutex_.value());
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    text_ = backup_;
    return true;
  }

private:
  std::mutex mutex_;
  std::string text_;
  std::optional<std::mutex> backupMutex_;
  std::string backup_;
};
